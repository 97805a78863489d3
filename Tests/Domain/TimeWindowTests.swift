import SolsticeTestSupport
import SolsticeDomain
import Testing

@Suite struct TimeWindowTests {
    @Test func `adjacent windows do not overlap`() {
        #expect(Moments.window(0, 10).intersection(Moments.window(10, 20)) == nil)
    }

    @Test func `separate windows do not overlap`() {
        #expect(Moments.window(0, 10).intersection(Moments.window(15, 20)) == nil)
    }

    @Test(arguments: [
        (Moments.window(5, 20), Moments.window(5, 10)),
        (Moments.window(-5, 1), Moments.window(0, 1)),
        (Moments.window(2, 3), Moments.window(2, 3)),
        (Moments.window(-9, 99), Moments.window(0, 10)),
    ])
    func `overlapping windows share their common part`(
        _ other: TimeWindow, _ common: TimeWindow
    ) {
        #expect(Moments.window(0, 10).intersection(other) == common)
        #expect(other.intersection(Moments.window(0, 10)) == common)
    }
}

import SolsticeDomain
import Testing

@Suite struct DurationEstimateTests {
    private static func hours(_ hours: Double...) -> [TimeSpan] { hours.map(TimeSpan.init(hours:)) }

    @Test(arguments: [
        ("8", 8.0, 8.0), ("90m", 1.5, 1.5), ("8..11", 11, 9.5), ("30m..1d", 24, 12.25),
        ("8..8", 8, 8),
    ])
    func `a duration is one length, or the shortest and the longest`(
        _ text: String, _ planned: Double, _ mean: Double
    ) throws {
        let estimate = try #require(DurationEstimate(text: text))
        #expect(estimate.planned == TimeSpan(hours: planned))
        #expect(estimate.mean == TimeSpan(hours: mean))
    }

    @Test(arguments: ["", "..", "8..", "..8", "11..8", "0..8", "1..2..3", "8...11", "x..9"])
    func `anything else is not a duration`(_ text: String) {
        #expect(DurationEstimate(text: text) == nil)
    }

    @Test func `two runs say nothing about the spread`() {
        #expect(DurationEstimate(runs: Self.hours(8, 9)) == nil)
    }

    @Test func `of nineteen runs, the eighteenth is the 90 % bound`() throws {
        let runs = (1...19).map { TimeSpan(hours: Double($0)) }
        let estimate = try #require(DurationEstimate(runs: runs.reversed()))
        #expect(estimate.planned == TimeSpan(hours: 18))
        #expect(estimate.mean == TimeSpan(hours: 10))
    }

    @Test func `a few runs are planned for longer than the longest of them`() throws {
        let estimate = try #require(DurationEstimate(runs: Self.hours(6, 8, 10)))
        #expect(estimate.planned == TimeSpan(hours: 11))
        #expect(estimate.mean == TimeSpan(hours: 8))
    }

    @Test func `runs of equal length are certain`() throws {
        let estimate = try #require(DurationEstimate(runs: Self.hours(5, 5, 5, 5)))
        #expect(estimate == DurationEstimate(TimeSpan(hours: 5)))
    }
}

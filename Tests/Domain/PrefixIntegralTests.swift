import SolsticeTestSupport
import SolsticeDomain
import Testing

@Suite struct PrefixIntegralTests {
    /// A short series of random stretches and gaps, once as pieces and once second by second.
    struct Case {
        var breakpoints = [7]
        var stretchValues: [Double] = []
        var bySecond: [Double] = []
        var random: SplitMix64

        init(seed: UInt64) {
            random = SplitMix64(seed: seed)
            for _ in 0..<Int.random(in: 1...12, using: &random) {
                let length = Int.random(in: 1...120, using: &random)
                let isGap = Int.random(in: 0..<5, using: &random) == 0
                let value = isGap ? .nan : Double.random(in: 0...900, using: &random)
                breakpoints.append(breakpoints[breakpoints.count - 1] + length)
                stretchValues.append(value)
                bySecond += [Double](repeating: value, count: length)
            }
        }
    }

    @Test(arguments: 1...40) func `the integral over any window is the sum of its seconds`(
        _ seed: UInt64
    ) throws {
        var model = Case(seed: seed)
        let integral = PrefixIntegral(
            Series<EmissionRate>(breakpoints: model.breakpoints, rawValues: model.stretchValues))
        for _ in 0..<50 {
            let start = Int.random(in: 0..<model.bySecond.count, using: &model.random)
            let end = Int.random(in: start + 1...model.bySecond.count, using: &model.random)
            let seconds = model.bySecond[start..<end]
            let found = integral.over(Moments.window(7 + start, 7 + end))
            if seconds.contains(where: \.isNaN) {
                #expect(found == nil)
            } else {
                let sum = seconds.reduce(0, +) / 3600
                #expect(abs(try #require(found) - sum) <= 1e-9 * max(1, sum))
            }
        }
    }

    static let steps = PrefixIntegral(
        Series<EmissionRate>(breakpoints: [0, 3600, 7200, 10_800], rawValues: [10, .nan, 30]))

    @Test(arguments: [(0, 3600), (7200, 10_800), (1800, 3600), (7200, 7201)])
    func `a window may touch a gap from outside`(_ start: Int, _ end: Int) {
        #expect(Self.steps.over(Moments.window(start, end)) != nil)
    }

    @Test(arguments: [(0, 3601), (7199, 10_800), (0, 10_800), (4000, 5000)])
    func `a window that overlaps a gap has no integral`(_ start: Int, _ end: Int) {
        #expect(Self.steps.over(Moments.window(start, end)) == nil)
    }

    @Test(arguments: [(-1, 100), (10_000, 10_801), (20_000, 20_100)])
    func `a window that extends beyond the series has no integral`(_ start: Int, _ end: Int) {
        #expect(Self.steps.over(Moments.window(start, end)) == nil)
    }

    @Test func `the mean is the integral divided by the length`() {
        #expect(Self.steps.mean(over: Moments.window(900, 2700)) == 10)
        #expect(Self.steps.mean(over: Moments.window(900, 900)) == nil)
    }

    @Test func `an empty series has no integral`() {
        #expect(PrefixIntegral(Series<PUE>()).over(Moments.window(0, 1)) == nil)
    }
}

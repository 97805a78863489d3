import SolsticeTestSupport
import SolsticeDomain
import SolsticePlanning
import Testing

@Suite struct WindowSearchTests {
    static let minuteSteps = [5, 30, 60, 1440]

    /// Compares the search with trying every tick, for several windows of one series.
    static func compare(
        _ model: TickSeries, longest: Int, rounds: Int, using random: inout SplitMix64
    ) {
        let rate = PrefixIntegral(model.series)
        for _ in 0..<rounds {
            let length = Int.random(in: 1...longest, using: &random)
            let from = Int.random(in: -60..<model.values.count, using: &random)
            let to = Int.random(in: from...model.values.count + 60, using: &random)
            let expected = model.bestStart(length: length, allowed: from..<to)
            let found = WindowSearch.best(
                duration: TimeSpan(seconds: length * model.tick), in: rate,
                allowed: TimeWindow(start: model.moment(from), end: model.moment(to)))
            guard let expected, let found else {
                #expect(expected == nil && found == nil)
                continue
            }
            let integral = Double(expected.sum * model.tick) / 3600
            #expect(abs(found.integral - integral) <= 1e-9 * max(1, integral))
            #expect(found.start == model.moment(expected.start))
        }
    }

    @Test(arguments: 1...240) func `the best start is the best of all minutes`(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let model = TickSeries(
            tick: 60, steps: Self.minuteSteps, length: Int.random(in: 60...7200, using: &random),
            values: 1...100_000, using: &random)
        Self.compare(model, longest: 1500, rounds: 4, using: &random)
    }

    @Test(arguments: 1...120) func `of equal starts, the earliest is chosen`(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let model = TickSeries(
            tick: 60, steps: Self.minuteSteps, length: Int.random(in: 60...7200, using: &random),
            values: 0...3, using: &random)
        Self.compare(model, longest: 1500, rounds: 4, using: &random)
    }

    @Test(arguments: 1...60) func `a duration in seconds matches the best of all seconds`(
        _ seed: UInt64
    ) {
        var random = SplitMix64(seed: seed)
        let model = TickSeries(
            tick: 1, steps: [300, 1800, 3600], length: 9000, values: 1...100_000, using: &random)
        Self.compare(model, longest: 4000, rounds: 3, using: &random)
    }

    @Test func `of equal days in a long year, the first is chosen`() throws {
        let day = (0..<24).map { CarbonIntensity(gramsPerKWh: 31.7 + 0.1 * Double($0 % 12)) }
        let year = (0..<365).flatMap { _ in day }
        let rate = PrefixIntegral(Series(start: World.dawn, step: .hour, values: year))
        let found = WindowSearch.best(
            duration: TimeSpan(seconds: 1800), in: rate, allowed: World.hours(13, 8760))
        #expect(try #require(found).start == World.hour(24))
    }

    static let valley = PrefixIntegral(World.outlook(carbon: [9, 9, 1, 1, 9, 9]).rate)

    @Test(arguments: [(0.5, 2.0), (1.5, 2.0), (2.0, 2.0), (2.5, 1.5), (3.0, 1.0), (6.0, 0.0)])
    func `a window starts or ends at a change`(_ hours: Double, _ at: Double)
        throws
    {
        let found = WindowSearch.best(
            duration: TimeSpan(hours: hours), in: Self.valley, allowed: World.hours(0, 6))
        #expect(try #require(found).start == World.hour(at))
    }

    @Test func `a window that just fits is found`() throws {
        let found = WindowSearch.best(
            duration: .hour, in: Self.valley, allowed: World.hours(4.25, 5.25))
        #expect(try #require(found).start == World.hour(4.25))
    }

    @Test func `a window one second too long is not found`() {
        let found = WindowSearch.best(
            duration: TimeSpan(seconds: 3601), in: Self.valley, allowed: World.hours(4, 5))
        #expect(found == nil)
    }

    @Test func `a zero duration has no window`() {
        let found = WindowSearch.best(
            duration: .zero, in: Self.valley, allowed: World.hours(0, 6))
        #expect(found == nil)
    }
}

import SolsticeBacktesting
import SolsticeDomain
import Testing

@Suite struct LawTests {
    static let year = 365 * 24
    static let kinds = [
        JobKind(length: Grid.hours(8), slack: Grid.hours(72)),
        JobKind(length: Grid.hours(5), slack: Grid.hours(30), resumeOverhead: .hour * 0.5),
    ]

    static func backtest(_ values: [Double], jobs hours: Range<Int>) -> Backtest {
        Backtest(
            places: [Grid.place(Grid.series(hours: values.count) { values[$0] })],
            jobs: Grid.jobs(kinds, over: hours, every: 11))
    }

    @Test func `no policy misses a deadline or beats foresight`() {
        let report = Self.backtest(
            Grid.weather(seed: 1), jobs: Self.year..<Self.year + 40 * 24
        ).run()
        #expect(report.outcomes.count == 2 * BacktestPolicy.allCases.count)
        for outcome in report.outcomes {
            #expect(outcome.missCount == 0)
            #expect(outcome.jobCount == 88)
            #expect(outcome.emissions.grams >= outcome.emissionsOfOracle.grams * (1 - 1e-9))
            #expect(outcome.delayHours.count == outcome.jobCount)
            #expect((outcome.delayHours.first ?? -1) >= 0)
        }
    }

    @Test func `the same backtest gives the same report`() {
        let backtest = Self.backtest(Grid.weather(seed: 2), jobs: Self.year..<Self.year + 240)
        let (first, second) = (backtest.run(), backtest.run())
        #expect(first.coverage == second.coverage)
        for (left, right) in zip(first.outcomes, second.outcomes) {
            #expect(left.emissions == right.emissions && left.delayHours == right.delayHours)
        }
    }

    /// A job that starts before a moment must have started then whatever came after.
    @Test(arguments: [3, 17, 26, 40, 77])
    func `what comes after now changes no decision made now`(_ hoursIn: Int) throws {
        let values = Grid.weather(seed: 3)
        let now = Self.year + hoursIn
        var shifted = values
        for hour in now..<values.count { shifted[hour] = 900 - 0.7 * values[hour] }
        let kind = Self.kinds[0]
        for policy in [BacktestPolicy.forecastOnce, .replanned, .valueOfWaiting, .staticTable] {
            for submitted in stride(from: Self.year, to: Self.year + 60, by: 3) {
                let job = BacktestJob(
                    kind: kind, submission: Grid.window(submitted..<submitted + 1).start)
                func delay(_ values: [Double]) throws -> Double {
                    let report = Backtest(
                        places: [Grid.place(Grid.series(hours: values.count) { values[$0] })],
                        jobs: [job], policies: [policy]
                    ).run()
                    return try #require(report.outcome(of: policy, kind)?.delayHours.first)
                }
                let (real, other) = (try delay(values), try delay(shifted))
                // A start at `now` itself is decided before the hour that begins then is known.
                let decidesOnce = policy == .forecastOnce || policy == .staticTable
                if decidesOnce ? submitted <= now : submitted + Int(min(real, other)) <= now {
                    #expect(real == other, "\(policy) \(submitted)")
                }
            }
        }
    }

    @Test func `bands of a modelled series cover what they say`() throws {
        let report = Self.backtest(
            Grid.weather(seed: 4), jobs: Self.year..<Self.year + 300 * 24
        ).run()
        let day = try #require(report.coverage.withinDay.share)
        let week = try #require(report.coverage.withinWeek.share)
        #expect((0.74...0.86).contains(day))
        #expect((0.72...0.88).contains(week))
    }

    @Test func `jobs over missing values are left out`() {
        var values = Grid.weather(seed: 5)
        values[Self.year + 30] = .nan
        let report = Backtest(
            places: [Grid.place(Grid.series { values[$0].isNaN ? nil : values[$0] })],
            jobs: Grid.jobs([Self.kinds[0]], over: Self.year..<Self.year + 60, every: 10)
        ).run()
        #expect(report.leftOutCount == 4)
        #expect(report.outcomes.allSatisfy { $0.jobCount == 2 })
    }

    @Test func `with two places the better one is found`() throws {
        let values = Grid.weather(seed: 6)
        let other = Grid.weather(seed: 7)
        let backtest = Backtest(
            places: [
                Grid.place(Grid.series { values[$0] }, name: "here"),
                Grid.place(Grid.series { other[$0] * 0.5 }, name: "there"),
            ], jobs: Grid.jobs(Self.kinds, over: Self.year..<Self.year + 480, every: 13))
        let report = backtest.run()
        for kind in Self.kinds {
            let waiting = try #require(report.outcome(of: .valueOfWaiting, kind))
            #expect(waiting.savedFraction > 0.4 && waiting.shareOfOracle > 0.7)
        }
    }
}

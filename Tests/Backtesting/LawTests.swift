import SolsticeBacktesting
import SolsticeDomain
import Testing

@Suite struct LawTests {
    static let first = 90 * 24
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
            Grid.weather(seed: 1, hours: 130 * 24), jobs: Self.first..<Self.first + 20 * 24
        ).run()
        #expect(report.outcomes.count == 2 * BacktestPolicy.allCases.count)
        for outcome in report.outcomes {
            #expect(outcome.missCount == 0)
            #expect(outcome.jobCount == 44)
            #expect(outcome.emissions.grams >= outcome.emissionsOfOracle.grams * (1 - 1e-9))
            #expect(outcome.delayHours.count == outcome.jobCount)
            #expect((outcome.delayHours.first ?? -1) >= 0)
        }
    }

    @Test func `the same backtest gives the same report`() {
        let backtest = Self.backtest(
            Grid.weather(seed: 2, hours: 130 * 24), jobs: Self.first..<Self.first + 240)
        let (first, second) = (backtest.run(), backtest.run())
        #expect(first.coverage == second.coverage)
        for (left, right) in zip(first.outcomes, second.outcomes) {
            #expect(left.emissions == right.emissions && left.delayHours == right.delayHours)
        }
    }

    /// What a job came to under a policy: when it ended, counted in hours from its submission.
    struct Course: Equatable {
        let policy: BacktestPolicy
        let submitted: Int
        let length: Int
        let delayHours: Double
    }

    /// Courses of jobs that are told apart by their slack, which differs by seconds.
    static func courses(_ values: [Double], from first: Int) throws -> [Course] {
        let policies: [BacktestPolicy] = [
            .nightlyWindow, .staticTable, .forecastOnce, .replanned, .valueOfWaiting,
        ]
        let jobs = (0..<40).map { index in
            BacktestJob(
                kind: JobKind(
                    length: Grid.hours(index % 2 == 0 ? 8 : 5),
                    slack: Grid.hours(50) + TimeSpan(seconds: index),
                    resumeOverhead: index % 2 == 0 ? nil : TimeSpan(seconds: 600)),
                submission: Grid.window(first + 2 * index..<first + 2 * index + 1).start)
        }
        let report = Backtest(
            places: [Grid.place(Grid.series(hours: values.count) { values[$0] })], jobs: jobs,
            policies: policies, refitAfter: .day * 2
        ).run()
        return try jobs.flatMap { job in
            try policies.map { policy in
                let outcome = try #require(report.outcome(of: policy, job.kind))
                return Course(
                    policy: policy,
                    submitted: (job.submission - Grid.start).seconds / 3600,
                    length: job.kind.length.seconds / 3600,
                    delayHours: try #require(outcome.delayHours.first))
            }
        }
    }

    @Test(arguments: [9, 26, 40, 77])
    func `later values do not change a decision made now`(_ hoursIn: Int) throws {
        let first = 30 * 24
        let values = Grid.weather(seed: 3, hours: 45 * 24)
        let now = first + hoursIn
        var shifted = values
        for hour in now..<values.count { shifted[hour] = 900 - 0.7 * values[hour] }
        var changed = 0
        for (real, other) in zip(
            try Self.courses(values, from: first), try Self.courses(shifted, from: first))
        {
            // What is decided once is settled at submission; else all decisions up to a run's last
            // hour must be alike if they were made by now.
            let isOnce = [.nightlyWindow, .staticTable, .forecastOnce].contains(real.policy)
            let delay = min(real.delayHours, other.delayHours)
            let settled =
                isOnce ? real.submitted : real.submitted + Int(delay) + real.length - 1
            if settled <= now {
                #expect(real == other)
            } else if real != other {
                changed += 1
            }
        }
        // Else nothing was tested: the shift does change what is decided later.
        #expect(changed > 0)
    }

    @Test func `the bands of a modelled series have their stated coverage`() throws {
        let report = Self.backtest(
            Grid.weather(seed: 4, hours: 260 * 24), jobs: Self.first..<Self.first + 150 * 24
        ).run()
        let day = try #require(report.coverage.withinDay.share)
        let week = try #require(report.coverage.withinWeek.share)
        #expect((0.74...0.86).contains(day))
        #expect((0.72...0.88).contains(week))
    }

    @Test func `jobs over missing values are left out`() {
        var values = Grid.weather(seed: 5, hours: 130 * 24)
        values[Self.first + 30] = .nan
        let report = Backtest(
            places: [
                Grid.place(Grid.series(hours: values.count) { values[$0].isNaN ? nil : values[$0] })
            ],
            jobs: Grid.jobs([Self.kinds[0]], over: Self.first..<Self.first + 60, every: 10)
        ).run()
        #expect(report.leftOutCount == 4)
        #expect(report.outcomes.allSatisfy { $0.jobCount == 2 })
    }

    @Test func `of two places, the better one is found`() throws {
        let values = Grid.weather(seed: 6, hours: 130 * 24)
        let other = Grid.weather(seed: 7, hours: 130 * 24)
        let backtest = Backtest(
            places: [
                Grid.place(Grid.series(hours: values.count) { values[$0] }, name: "here"),
                Grid.place(Grid.series(hours: other.count) { other[$0] * 0.5 }, name: "there"),
            ], jobs: Grid.jobs(Self.kinds, over: Self.first..<Self.first + 300, every: 13))
        let report = backtest.run()
        for kind in Self.kinds {
            let waiting = try #require(report.outcome(of: .valueOfWaiting, kind))
            #expect(waiting.savedFraction > 0.4 && waiting.shareOfOracle > 0.7)
        }
    }
}

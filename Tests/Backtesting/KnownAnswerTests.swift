import SolsticeBacktesting
import SolsticeDomain
import Testing

/// Jobs over grids that run like clockwork, as in "Let's Wait Awhile" (Wiesner et al., Middleware
/// 2021): with interruptions or without, and until the next workday or twice a week.
@Suite struct KnownAnswerTests {
    static let first = 180 * 24

    static func report(_ kinds: [JobKind], every: Double = 17) -> BacktestReport {
        Backtest(
            places: [Grid.place(Grid.series(hours: 240 * 24) { Grid.clockwork($0) })],
            jobs: Grid.jobs(kinds, over: first..<first + 20 * 24, every: every)
        ).run()
    }

    @Test func `on a repeating grid, the forecast nearly matches foresight`() throws {
        let kind = JobKind(length: Grid.hours(4), slack: Grid.hours(24))
        let report = Self.report([kind])
        for policy in [BacktestPolicy.forecastOnce, .replanned, .valueOfWaiting] {
            let outcome = try #require(report.outcome(of: policy, kind))
            #expect(outcome.shareOfOracle > 0.97, "\(policy)")
        }
    }

    @Test func `running at once saves nothing, and foresight saves everything`() throws {
        let kind = JobKind(length: Grid.hours(4), slack: Grid.hours(24))
        let report = Self.report([kind])
        let atOnce = try #require(report.outcome(of: .runNow, kind))
        let oracle = try #require(report.outcome(of: .oracle, kind))
        #expect(atOnce.shareOfOracle == 0 && atOnce.deferredCount == 0)
        #expect(oracle.shareOfOracle == 1)
        #expect(oracle.savedFraction > 0)
    }

    @Test func `interruptible jobs save more, by day and by week`() throws {
        for slack in [24.0, 84, 168] {
            let whole = JobKind(length: Grid.hours(20), slack: Grid.hours(slack))
            let parts = JobKind(
                length: Grid.hours(20), slack: Grid.hours(slack), resumeOverhead: .zero)
            let report = Self.report([whole, parts])
            for policy in [BacktestPolicy.oracle, .forecastOnce, .replanned, .valueOfWaiting] {
                let first = try #require(report.outcome(of: policy, whole))
                let second = try #require(report.outcome(of: policy, parts))
                #expect(second.savedFraction > first.savedFraction, "\(policy) \(slack)")
            }
        }
    }

    @Test func `a semi-weekly deadline saves more than the next day's`() throws {
        let day = JobKind(length: Grid.hours(4), slack: Grid.hours(20))
        let half = JobKind(length: Grid.hours(4), slack: Grid.hours(80))
        let report = Self.report([day, half])
        for policy in [BacktestPolicy.oracle, .replanned, .valueOfWaiting] {
            let short = try #require(report.outcome(of: policy, day))
            let long = try #require(report.outcome(of: policy, half))
            #expect(long.savedFraction > short.savedFraction, "\(policy)")
        }
    }

    @Test func `on a flat grid every job runs at once`() throws {
        let kind = JobKind(length: Grid.hours(4), slack: Grid.hours(100))
        let report = Backtest(
            places: [Grid.place(Grid.series(hours: 240 * 24) { _ in 400 })],
            jobs: Grid.jobs([kind], over: Self.first..<Self.first + 240, every: 7)
        ).run()
        for policy in [BacktestPolicy.oracle, .replanned, .staticTable] {
            let outcome = try #require(report.outcome(of: policy, kind))
            #expect(outcome.savedFraction == 0 && outcome.shareOfOracle == 0, "\(policy)")
        }
    }

    @Test func `the nightly window begins at ten in the evening`() throws {
        let kind = JobKind(length: Grid.hours(2), slack: Grid.hours(24))
        let report = Backtest(
            places: [Grid.place(Grid.series(hours: 240 * 24) { Grid.clockwork($0) })],
            jobs: [
                BacktestJob(
                    kind: kind, submission: Grid.window(Self.first + 9..<Self.first + 10).start)
            ], policies: [.nightlyWindow]
        ).run()
        let outcome = try #require(report.outcome(of: .nightlyWindow, kind))
        #expect(outcome.delayHours == [13])
    }
}

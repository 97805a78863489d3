import Foundation
import SolsticeBacktesting
import SolsticeDomain
import Testing

/// Weeks of work that may be put off by months, over modelled years.
@Suite struct SeasonTests {
    private static let year = 365.2425 * 24

    /// Three years whose Januaries are cleaner than their Julys, under weather.
    private static let series: Series<CarbonIntensity> = {
        let count = 3 * 365 * 24
        let weather = Grid.weather(seed: 11, hours: count)
        return Grid.series(hours: count) { hour in
            weather[hour] * exp(-0.25 * cos(2 * Double.pi * Double(hour) / year))
        }
    }()

    private static func report(
        _ kind: JobKind, places: [BacktestPlace], every: Double
    ) -> BacktestReport {
        Backtest(
            places: places,
            jobs: Grid.jobs([kind], over: 560 * 24..<590 * 24, every: every),
            policies: [.runNow, .valueOfWaiting, .oracle], refitAfter: .day * 60
        ).run()
    }

    @Test func `two-week jobs with months of slack run in the clean season, as promised`() throws {
        let kind = JobKind(length: .day * 14, slack: .day * 60)
        let outcome = try #require(
            Self.report(kind, places: [Grid.place(Self.series)], every: 24 * 20).outcome(
                of: .valueOfWaiting, kind))
        #expect(outcome.shareOfOracle > 0.6 && outcome.missCount == 0)
        let expected = try #require(outcome.expectedSaving)
        #expect(abs(expected - outcome.realisedSaving) < 0.08)
    }

    @Test func `two places with different seasons are both used`() throws {
        let kind = JobKind(length: .day * 14, slack: .day * 60)
        let half = Int(Self.year / 2)
        let other = Grid.series(hours: 3 * 365 * 24 - half) { hour in
            Self.series.rawValues[hour + half]
        }
        let alone = Self.report(kind, places: [Grid.place(Self.series)], every: 24 * 40)
        let both = Self.report(
            kind, places: [Grid.place(Self.series), Grid.place(other, name: "south")],
            every: 24 * 40)
        let one = try #require(alone.outcome(of: .valueOfWaiting, kind))
        let two = try #require(both.outcome(of: .valueOfWaiting, kind))
        #expect(two.emissions < one.emissions)
        #expect(two.shareOfOracle > 0.3)
    }

    @Test func `pausable work of several days is replayed up to its deadline`() throws {
        let kind = JobKind(length: .day * 3, slack: .day * 2, resumeOverhead: .hour)
        let report = Backtest(
            places: [Grid.place(Grid.series(hours: 100 * 24) { Grid.clockwork($0) })],
            jobs: Grid.jobs([kind], over: 90 * 24..<92 * 24, every: 29),
            policies: [.runNow, .valueOfWaiting, .oracle]
        ).run()
        let outcome = try #require(report.outcome(of: .valueOfWaiting, kind))
        #expect(outcome.jobCount == 2 && outcome.missCount == 0)
    }
}

import SolsticeTestSupport
import Foundation
import SolsticeBacktesting
import SolsticeDomain
import Testing

@Suite struct RealGridTests {
    /// The lifecycle intensity of a zone, hour by hour from 2021 on.
    static func series(of zone: String) async throws -> Series<CarbonIntensity> {
        let bytes = try await DevelopmentData.carbon.unpacked()
        let values = bytes.split(separator: UInt8(ascii: "\n")).compactMap { line -> Double? in
            guard line.starts(with: Array((zone + ",").utf8)) else { return nil }
            return Double(
                String(decoding: line.split(separator: UInt8(ascii: ","))[2], as: UTF8.self))
        }
        return Grid.series(hours: values.count) { values[$0] }
    }

    @Test(.needs(.carbon))
    func `a year in Ontario yields most of the savings of foresight`() async throws {
        let history = try await Self.series(of: "CA-ON")
        let kinds = [
            JobKind(length: Grid.hours(8), slack: Grid.hours(24)),
            JobKind(length: Grid.hours(8), slack: Grid.hours(168)),
        ]
        let report = Backtest(
            places: [
                BacktestPlace(
                    name: "CA-ON", history: history,
                    clock: LocalClock(
                        timeZone: "EST",
                        eras: [.init(start: Grid.start, offsetSeconds: -18_000)]))
            ], jobs: Grid.jobs(kinds, over: 8760..<8760 + 330 * 24, every: 89),
            policies: [.replanned, .valueOfWaiting], refitAfter: .day * 120
        ).run()
        for kind in kinds {
            let outcome = try #require(report.outcome(of: .valueOfWaiting, kind))
            #expect(outcome.shareOfOracle > 0.8)
            #expect(outcome.missCount == 0)
        }
        #expect((0.7...0.9).contains(report.coverage.withinDay.share ?? 0))
        #expect((0.7...0.9).contains(report.coverage.withinWeek.share ?? 0))
        let plans = report.chosenCoverage
        let inside = plans.reduce(0) { $0 + $1.count.inside }
        let total = plans.reduce(0) { $0 + $1.count.total }
        #expect((0.7...0.9).contains(Double(inside) / Double(total)))
    }

    @Test(.needs(.carbon))
    func `two weeks with half a year of slack save in France, despite weak seasons`()
        async throws
    {
        let kind = JobKind(length: .day * 14, slack: .day * 180)
        let report = Backtest(
            places: [Grid.place(try await Self.series(of: "FR"), name: "FR")],
            jobs: Grid.jobs([kind], over: 8760..<8760 + 170 * 24, every: 24 * 28 + 1),
            policies: [.runNow, .valueOfWaiting, .oracle]
        ).run()
        let outcome = try #require(report.outcome(of: .valueOfWaiting, kind))
        #expect(outcome.shareOfOracle > 0.2 && outcome.missCount == 0)
    }
}

import SolsticeStore
import Testing

@testable import Solstice

/// A provider whose forecasts are a fifth too low, and plans that know it.
@Suite struct ProviderBiasTests {
    private let bench: Workbench

    /// Daily issues for so many days up to now, which is on the hour that the newest was issued.
    init() throws { bench = try Workbench() }

    private func scheduler(days: Int) throws -> Scheduler {
        let scheduler = try bench.home()
        for day in (0...days).reversed() {
            let issuedAt = Workbench.now - .day * Double(day)
            var options = ImportOptions(isForecast: true)
            options.issuedAt = issuedAt
            _ = try scheduler.importCarbon(
                Grid.hours(zone: "GRID", from: issuedAt, count: 48) {
                    ((2..<6).contains($0 % 24) ? 100 : 400) * 0.8
                }, options: options)
        }
        try ForecastAccuracy.refresh(zone: "GRID", signal: .direct, in: scheduler.database)
        return scheduler
    }

    private func firstHour(_ scheduler: Scheduler) throws -> Double {
        let outlook = try scheduler.outlook("home", length: .day).outlook
        return try #require(outlook.carbonIntensity.rawValues.first)
    }

    @Test func `plans correct a provider's forecast for its past bias`() throws {
        let value = try firstHour(scheduler(days: 27))
        #expect(value > 380 && value < 400)
    }

    @Test func `a few days of issues change nothing`() throws {
        #expect(try firstHour(scheduler(days: 9)) == 320)
    }

    @Test func `the skill of each source is kept and shown`() throws {
        let scheduler = try scheduler(days: 27)
        let kept = try scheduler.database.store.read {
            try $0.forecastSkill(zone: "GRID", signal: .direct, by: Workbench.now)
        }
        #expect(kept.map(\.leadHours) == [0, 6, 12, 24])
        let shown = try scheduler.forecastSkill("home")
        #expect(shown.skills == kept)
        #expect(shown.zone == "GRID" && shown.signal == .direct)
        #expect(kept.allSatisfy { abs($0.providerError - 0.2) < 1e-6 && $0.ownError != nil })
    }

    @Test func `skill computed later is not known earlier`() throws {
        _ = try scheduler(days: 27)
        let earlier = try bench.scheduler(at: Workbench.now - TimeSpan(seconds: 1))
        #expect(
            try earlier.database.store.read {
                try $0.forecastSkill(
                    zone: "GRID", signal: .direct, by: Workbench.now - TimeSpan(seconds: 1))
            } == [])
        let value = try firstHour(earlier)
        #expect(value == 320)
    }
}

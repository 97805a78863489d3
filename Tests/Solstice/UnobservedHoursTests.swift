import SolsticeExecution
import SolsticeStore
import Testing

@testable import Solstice

/// What stands for hours of a run that nothing was observed of, and when a statement is corrected.
@Suite struct UnobservedHoursTests {
    private let bench: Workbench
    private let scheduler: Scheduler
    private let steps: StepBench

    init() throws {
        bench = try Workbench()
        scheduler = try bench.home()
        steps = StepBench(bench)
    }

    /// Two hours at 250 W and a PUE of 1.2, from 0 to 2 o'clock.
    private func run() async throws {
        try scheduler.submit { $0.deadline = nil }
        try await steps.settle(at: 0)
        try await steps.settle(at: 2)
    }

    private func statements(at hour: Double) throws -> [EmissionsStatement] {
        try bench.scheduler(at: at(hour)).record(1).statements
    }

    private func grams(_ statement: EmissionsStatement) -> Double {
        statement.realised.footprint.emissions.grams
    }

    /// A file of hours, some of them blank, on a grid that is dirtier than it ever was.
    private func hours(_ hours: Range<Int>, without blank: Range<Int>) -> SourceFile {
        Grid.file(
            ["zone,utc,direct_g_per_kwh"]
                + hours.map { "GRID,\(at(Double($0))),\(blank.contains($0) ? "" : "900")" })
    }

    @Test func `an unobserved night is not restated, whatever the grid does later`() async throws {
        try await run()
        let first = try statements(at: 3)
        for day in 1...5 {
            let late = try bench.scheduler(at: at(Double(day) * 24))
            try late.lay(hours(-24..<day * 24, without: 0..<2))
            #expect(try statements(at: Double(day) * 24) == first)
            #expect(try late.record(1).realised == first[0].realised)
        }
        // The hourly look of the service changes nothing either.
        try await steps.settle(at: 130)
        #expect(try statements(at: 131) == first)
    }

    @Test func `a correction lists the observed hours and fills the others once`()
        async throws
    {
        try await run()
        let late = try bench.scheduler(at: at(24))
        let batch = try late.lay(hours(-72..<24, without: 0..<1))
        let corrected = try statements(at: 24)
        #expect(corrected.map(\.revision) == [1, 2])
        let hour = TimeWindow(start: at(1), end: at(2))
        #expect(corrected[1].reason == .observed([hour]) && corrected[1].batch == batch.batch)
        #expect(abs(corrected[1].realised.observedShare - 0.5) < 1e-9)
        #expect(abs(corrected[1].realised.filledShare - 0.5) < 1e-9)
        // The hours around are at 900 g/kWh, and so is what stands for the one between them.
        #expect(abs(grams(corrected[1]) / (0.25 * 1.2 * 900 * 2) - 1) < 0.005)
        for day in 2...4 {
            try bench.scheduler(at: at(Double(day) * 24)).lay(
                Grid.hours(zone: "GRID", from: at(Double(day - 1) * 24), count: 24) { _ in 50 })
        }
        #expect(try statements(at: 97) == corrected)
        // Seen at last, it counts.
        try bench.scheduler(at: at(98)).lay(hours(0..<1, without: 5..<6))
        let last = try statements(at: 98)
        #expect(last.count == 3 && last[2].realised.observedShare == 1)
        #expect(last[2].reason == .observed([TimeWindow(start: at(0), end: at(1))]))
    }

    @Test func `a gap inside the record is filled from nearby hours at the job's end`()
        async throws
    {
        try await run()
        // The same run, stated only when the record goes on behind it.
        let other = try Workbench()
        let twin = try other.home()
        try twin.submit { $0.deadline = nil }
        let steps = StepBench(other)
        try await steps.settle(at: 0)
        try other.scheduler(at: at(4)).lay(
            Grid.file(
                ["zone,utc,direct_g_per_kwh"]
                    + (2..<4).map { "GRID,\(at(Double($0))),200" }))
        try await steps.settle(at: 4)
        let stated = try #require(try other.scheduler(at: at(4)).record(1).statements.first)
        // It was found to have ended at 4, and half of its hours are in the record by then.
        #expect(stated.realised.filledShare == 0.5 && stated.realised.observedShare == 0.5)
        // Usual: 400 g/kWh at 0 and 1 o'clock; the hours behind are at twice their usual 100.
        let first = try #require(try statements(at: 3).first)
        let observed = 0.25 * 1.2 * 200 * 2
        #expect(grams(stated) - observed > grams(first) * 1.2)
    }

    @Test func `a second attempt is added without claiming observed hours`()
        async throws
    {
        try scheduler.submit {
            $0.command = ["exit", "3"]
            $0.duration = .any(.hour)
            $0.deadline = nil
        }
        try await steps.settle(at: 0)
        let late = try await steps.settle(at: 4)
        _ = try late.retry(1, deadline: at(48))
        for hour in stride(from: 4.0, through: 48, by: 0.5) { try await steps.settle(at: hour) }
        let record = try bench.scheduler(at: at(48)).record(1)
        #expect(record.statements.map(\.reason) == [.end, .attempt])
        #expect(grams(record.statements[1]) > grams(record.statements[0]))
    }

    @Test func `estimated and observed hours stay distinct from import to report`()
        async throws
    {
        try await run()
        let late = try bench.scheduler(at: at(5))
        let file = Grid.file([
            "zone,utc,direct_g_per_kwh,estimated", "GRID,\(at(0)),500,1", "GRID,\(at(1)),600,0",
        ])
        let report = try late.lay(file)
        #expect(report.estimatedCount == 1)
        let realised = try #require(try late.record(1).realised)
        #expect(abs(realised.observedShare - 0.5) < 1e-9)
        #expect(abs(realised.estimatedShare - 0.5) < 1e-9 && realised.filledShare == 0)
        let energy = try late.report(ReportRequest())
        let job = try #require(energy.jobs.first)
        #expect(job.run.hours.map(\.carbonQuality) == [.estimated, .observed])
        #expect(abs(energy.totals[0].estimatedShare - 0.5) < 1e-9)
        #expect(job.band == nil)
        let summary = try #require(try late.regionRecord("home").carbon.first)
        #expect(summary.estimatedHours == 1 && summary.missingHours == 0)
        #expect(summary.observedHours == 28 * 24 + 1)
        // The provider measures it after all: the same number, and another quality.
        try late.lay(
            Grid.file(["zone,utc,direct_g_per_kwh,estimated", "GRID,\(at(0)),500,0"]))
        let statements = try late.record(1).statements
        #expect(statements.last?.realised.observedShare == 1)
        #expect(
            statements.last?.reason == .observed([TimeWindow(start: at(0), end: at(1))]))
    }

    @Test func `forecasts in a file are stored as forecasts, never as history`() throws {
        let text =
            "{\"unix_seconds\":[1646092800,1646096400,1646100000],\"co2eq\":[300,null,null],"
            + "\"co2eq_forecast\":[null,200,210]}"
        let report = try scheduler.importCarbon(
            SourceFile(name: "charts.json", bytes: Array(text.utf8)),
            options: ImportOptions(zone: "GRID", signal: .lifecycle))
        #expect(report.parts.map(\.issuedAt) == [nil, at(1)])
        #expect(report.recognised.contains { $0.name == "forecast" })
        let summaries = try scheduler.regionRecord("home").carbon
        #expect(summaries.first { $0.signal == .lifecycle }?.count == 1)
        let forecast = try scheduler.database.store.read {
            try $0.latestForecast(zone: "GRID", signal: .lifecycle, by: at(2))
        }
        #expect(forecast.rawValues == [200, 210])
    }
}

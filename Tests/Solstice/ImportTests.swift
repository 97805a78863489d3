import Solstice
import Testing

@Suite struct ImportTests {
    private let bench: Workbench
    private let scheduler: Scheduler
    private let file = Grid.nights(zone: "GRID")

    init() throws {
        bench = try Workbench()
        scheduler = try bench.scheduler()
    }

    @Test func `an import says what it read`() throws {
        let report = try scheduler.lay(file)
        #expect(report.batch == 1)
        #expect(report.rowCount == 672)
        #expect(report.sha256 == file.sha256)
        let part = try #require(report.parts.first)
        #expect((part.inserted, part.replaced, part.unchanged) == (672, 0, 0))
        #expect(
            report.notes.contains { $0.description.contains("no region lies in zone GRID yet") })
    }

    @Test func `the same file again leaves the database byte for byte`() throws {
        try scheduler.lay(file)
        let before = try bench.bytes()
        let report = try scheduler.lay(file)
        #expect(report.batch == nil)
        #expect(report.parts.map(\.unchanged) == [672])
        #expect(try bench.bytes() == before)
    }

    @Test func `coarser values that push out finer ones are remarked on`() throws {
        try scheduler.lay(Grid.hours(zone: "GRID", from: at(0), count: 24) { _ in 100 })
        let coarse = Grid.file(
            ["zone,utc,direct_g_per_kwh"]
                + stride(from: 0.0, to: 24, by: 6).map { "GRID,\(at($0)),200" })
        let report = try scheduler.lay(coarse)
        #expect(report.parts.map(\.replaced) == [4])
        #expect(report.notes.contains { $0.hasPrefix("24 stored values of GRID gave way to 4") })
    }

    @Test func `a dry run counts and leaves the database byte for byte`() throws {
        try scheduler.lay(Grid.nights(zone: "GRID", days: 14))
        let before = try bench.bytes()
        let report = try scheduler.importCarbon(
            file, options: ImportOptions(), isDryRun: true)
        #expect(report.batch == nil)
        #expect(report.parts.map(\.inserted) == [336])
        #expect(report.parts.map(\.unchanged) == [336])
        #expect(try bench.bytes() == before)
    }

    @Test func `a file with a mistake leaves the database byte for byte`() throws {
        try scheduler.lay(file)
        let before = try bench.bytes()
        let broken = Grid.file(["zone,utc,direct_g_per_kwh", "GRID,\(at(0)),1", "GRID,x,2"])
        let refused = try #require(throws: Diagnostic.self) { try scheduler.lay(broken) }
        #expect(refused.kind == .badInput)
        #expect(try bench.bytes() == before)
    }

    @Test func `a correction replaces what it covers and is counted`() throws {
        try scheduler.lay(file)
        let report = try scheduler.lay(
            Grid.hours(zone: "GRID", from: at(-2), count: 4) { _ in 50 })
        let part = try #require(report.parts.first)
        #expect((part.inserted, part.replaced, part.unchanged) == (2, 2, 0))
    }

    @Test func `PUE of a region is imported and looked at`() throws {
        try scheduler.add("home", zone: "GRID")
        let report = try scheduler.importPUE(
            Grid.pue(from: at(-24), count: 24) { 1 + Double($0) / 100 },
            options: ImportOptions(region: "home"))
        #expect(report.parts.map(\.place) == ["home"])
        let found = try scheduler.pueProfile("home")
        #expect(found.clock.timeZone == "UTC")
        #expect(found.profile.filledCount == 24)
    }
}

import Solstice
import SolsticePresentation
import SolsticeTestSupport
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

    @Test func `importing the same file again does not change a byte of the database`() throws {
        try scheduler.lay(file)
        let before = try bench.bytes()
        let report = try scheduler.lay(file)
        #expect(report.batch == nil)
        #expect(report.parts.map(\.unchanged) == [672])
        #expect(try bench.bytes() == before)
    }

    @Test func `coarser values that replace finer ones cause a note`() throws {
        try scheduler.lay(Grid.hours(zone: "GRID", from: at(0), count: 24) { _ in 100 })
        let coarse = Grid.file(
            ["zone,utc,direct_g_per_kwh"]
                + stride(from: 0.0, to: 24, by: 6).map { "GRID,\(at($0)),200" })
        var options = ImportOptions()
        options.replacesFiner = true
        let report = try scheduler.importCarbon(coarse, options: options)
        #expect(report.parts.map(\.replaced) == [4])
        #expect(report.notes.contains { $0.hasPrefix("24 stored values of GRID gave way to 4") })
    }

    private static let months = Grid.file([
        "Month,PUE", "2025-12,1.5", "2026-01,1.6", "2026-02,1.7",
    ])

    /// Months in which a day of quarter-hours is stored already.
    private func layMonthsOverQuarters(_ change: (inout ImportOptions) -> Void) throws
        -> ImportReport
    {
        try scheduler.add("home", zone: "GRID")
        let start = moment("2026-01-10T00:00Z")
        let quarters = Grid.file(
            ["utc,pue"]
                + (0..<96).map { "\(start + TimeSpan(seconds: $0 * 900)),1.2" })
        var options = ImportOptions(region: "home")
        _ = try scheduler.importPUE(quarters, options: options)
        options.timeZone = "UTC"
        change(&options)
        return try scheduler.importPUE(Self.months, options: options)
    }

    @Test func `months do not replace quarter-hours, and fill what is around them`() throws {
        let report = try layMonthsOverQuarters { _ in }
        let part = try #require(report.parts.first)
        #expect((part.inserted, part.replaced) == (4, 0))
        let note = try #require(report.notes.first { $0.hasPrefix("96 stored values of home") })
        #expect(note.text(.commandLine).contains("--replace"))
        let again = try scheduler.importPUE(
            Self.months, options: ImportOptions(region: "home", timeZone: "UTC"))
        #expect(again.batch == nil)
        #expect(again.parts.map(\.unchanged) == [4])
    }

    @Test func `months replace quarter-hours if they are told to`() throws {
        let report = try layMonthsOverQuarters { $0.replacesFiner = true }
        let part = try #require(report.parts.first)
        #expect((part.inserted, part.replaced, part.superseded) == (2, 1, 96))
    }

    @Test func `hours correct hours without being told to replace`() throws {
        try scheduler.add("home", zone: "GRID")
        for value in [1.2, 1.3] {
            let report = try scheduler.importPUE(
                Grid.pue(from: at(0), count: 4) { _ in value },
                options: ImportOptions(region: "home"))
            #expect(!report.notes.contains { $0.description.contains("finer") })
        }
    }

    @Test func `PUE without an offset is on the clock of its region`() throws {
        try scheduler.add("home", zone: "DE") { $0.timeZone = "Europe/Berlin" }
        let file = Grid.file(["Datum;Uhrzeit;PUE", "01.05.2025;00:00;1,2", "01.05.2025;01:00;1,3"])
        let report = try scheduler.importPUE(file, options: ImportOptions(region: "home"))
        #expect(report.parts.map(\.span.start) == [moment("2025-04-30T22:00Z")])
        #expect(report.notes.contains("times are on the clock of home: Europe/Berlin"))
    }

    @Test func `a dry run says how columns are understood, and what the values are`() throws {
        try scheduler.add("home", zone: "DE") { $0.timeZone = "Europe/Berlin" }
        let file = Grid.file([
            "Zeit;Gesamtleistung [kW];IT-Leistung [kW];Kühlung [kW]", "01.05.2025 00:00;480;400;50",
            "01.05.2025 01:00;500;400;50", "01.05.2025 02:00;560;400;50",
        ])
        let options = ImportOptions(region: "home")
        let report = try scheduler.importPUE(file, options: options, isDryRun: true)
        let facts = report.recognised.map { "\($0.name): \($0.value)" }
        for fact in [
            "column Zeit: start of interval", "column Gesamtleistung [kW]: facility load in kW",
            "column IT-Leistung [kW]: IT load in kW", "column Kühlung [kW]: not used",
            "home first: 2025-04-30T22:00:00Z 1.2", "home last: 2025-05-01T00:00:00Z 1.4",
            "home mean: 1.283333", "home range: 1.2 to 1.4",
        ] {
            #expect(facts.contains(fact), "\(facts)")
        }
        let kept = try scheduler.importPUE(file, options: options)
        #expect(!kept.recognised.contains { $0.name.hasPrefix("column") })
    }

    @Test func `a dry run counts values and does not change a byte of the database`() throws {
        try scheduler.lay(Grid.nights(zone: "GRID", days: 14))
        let before = try bench.bytes()
        let report = try scheduler.importCarbon(
            file, options: ImportOptions(), isDryRun: true)
        #expect(report.batch == nil)
        #expect(report.parts.map(\.inserted) == [336])
        #expect(report.parts.map(\.unchanged) == [336])
        #expect(try bench.bytes() == before)
    }

    @Test func `a file with a mistake does not change a byte of the database`() throws {
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

    @Test func `PUE of a region is imported and can be inspected`() throws {
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

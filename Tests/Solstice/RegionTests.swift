import Solstice
import Testing
import SolsticePresentation

@Suite struct RegionTests {
    private let bench: Workbench
    private let scheduler: Scheduler

    init() throws {
        bench = try Workbench()
        scheduler = try bench.scheduler()
    }

    @Test func `the first region is home and runs jobs here, the others do not`() throws {
        let first = try scheduler.add("home", zone: "GRID")
        let second = try scheduler.add("north", zone: "NORTH")
        #expect(first.isHome && first.executor == .local)
        #expect(!second.isHome && second.executor == .none)
        #expect(try scheduler.regionRecords().map(\.region) == [first, second])
    }

    @Test func `a catalogue region needs only its name`() throws {
        let region = try scheduler.addRegion("europe-north1", RegionChange())
        let published = try #require(RegionCatalog.region("europe-north1"))
        #expect(region.zone == published.zone && region.timeZone == published.timeZone)
        #expect(region.annualPUE == published.annualPUE)
        #expect(region.annualCarbonIntensity == published.annualCarbonIntensity)
        #expect(region.annualSignal == .direct)
    }

    @Test func `a custom region needs a zone`() throws {
        let refused = try #require(throws: Diagnostic.self) {
            try scheduler.addRegion("basement", RegionChange())
        }
        #expect(refused.kind == .usage)
        #expect(refused.remedy?.text(.commandLine).contains("--zone") == true)
    }

    @Test func `a name can be used only once`() throws {
        try scheduler.add("home", zone: "GRID")
        let refused = try #require(throws: Diagnostic.self) {
            try scheduler.add("home", zone: "OTHER")
        }
        #expect(refused.remedy?.text(.commandLine).contains("solstice region set home") == true)
        #expect(try scheduler.regionRecord("home").region.zone == "GRID")
    }

    @Test func `a change keeps what it does not name`() throws {
        let region = try scheduler.add("home", zone: "GRID") {
            $0.capacity = ["v100": 8]
            $0.hourlyPrices = ["v100": Cost(rawValue: 2)]
        }
        var change = RegionChange()
        change.pue = PUE(1.4)
        let changed = try scheduler.setRegion("home", change)
        var expected = region
        expected.annualPUE = SourcedFigure(PUE(1.4), source: "stated by the user")
        #expect(changed == expected)
        #expect(try scheduler.regionRecord("home").region == expected)
    }

    @Test func `a new home takes over from the old one`() throws {
        try scheduler.add("home", zone: "GRID")
        try scheduler.add("north", zone: "NORTH") { $0.isHome = true }
        let records = try scheduler.regionRecords()
        #expect(records.map(\.region.id) == ["north", "home"])
        #expect(records.map(\.region.isHome) == [true, false])
        #expect(records[0].region.executor == .local)
    }

    @Test func `an unknown region, accelerator or time zone suggests the nearest`() throws {
        try scheduler.add("home", zone: "GRID")
        let region = try #require(throws: Diagnostic.self) { try scheduler.regionRecord("hme") }
        #expect(region.remedy == "did you mean home?")
        let accelerator = try #require(throws: Diagnostic.self) {
            try scheduler.accelerator("v10")
        }
        #expect(accelerator.remedy?.hasPrefix("did you mean v100?") == true)
        let capacity = try #require(throws: Diagnostic.self) {
            try scheduler.add("north", zone: "NORTH") { $0.capacity = ["h10": 1] }
        }
        #expect(capacity.remedy?.hasPrefix("did you mean h100?") == true)
        let zone = try #require(throws: Diagnostic.self) {
            try scheduler.add("north", zone: "NORTH") { $0.timeZone = "Europe/Berln" }
        }
        #expect(zone.remedy?.text(.commandLine) == "use --time-zone Europe/Berlin")
        #expect(try scheduler.regionRecords().count == 1)
    }

    @Test func `a carbon intensity needs to say what it counts`() throws {
        let refused = try #require(throws: Diagnostic.self) {
            try scheduler.add("home", zone: "GRID") {
                $0.carbonIntensity = CarbonIntensity(gramsPerKWh: 300)
            }
        }
        #expect(refused.remedy?.text(.commandLine).contains("--signal lifecycle") == true)
    }

    @Test func `a price needs accelerators`() throws {
        let refused = try #require(throws: Diagnostic.self) {
            try scheduler.add("home", zone: "GRID") {
                $0.hourlyPrices = ["v100": Cost(rawValue: 2)]
            }
        }
        #expect(refused.remedy?.text(.commandLine).contains("--capacity v100=N") == true)
    }

    @Test func `a region that a job needs cannot be removed`() throws {
        try scheduler.add("home", zone: "GRID")
        try scheduler.lay(Grid.nights(zone: "GRID"))
        try scheduler.submit()
        let refused = try #require(throws: Diagnostic.self) { try scheduler.removeRegion("home") }
        #expect(refused.kind == .usage)
        #expect(refused.remedy?.text(.commandLine).contains("solstice cancel 1") == true)
        _ = try scheduler.cancel(1)
        try scheduler.removeRegion("home")
        #expect(try scheduler.regionRecords() == [])
    }

    @Test func `a custom accelerator can be used in planning`() throws {
        let scheduler = try Workbench().home(capacity: nil)
        let added = try scheduler.addAccelerator(
            "RTX4090", title: "RTX 4090", boardPower: Power(watts: 450))
        #expect(added.id == "rtx4090")
        #expect(throws: Diagnostic.self) {
            try scheduler.addAccelerator("rtx4090", title: "again", boardPower: Power(watts: 1))
        }
        let record = try scheduler.submit {
            $0.gpuType = "rtx4090"
            $0.wattsPerGPU = nil
        }.record
        #expect(record.plan?.placement.footprint.itEnergy.kilowattHours == 0.9)
    }

    @Test func `a region's first stated time zone becomes that of its zone`() throws {
        // Nobody said the zone's hours at first: the region was added without a time zone.
        var change = RegionChange()
        change.zone = "GRID"
        _ = try scheduler.addRegion("home", change)
        try scheduler.lay(Grid.nights(zone: "GRID"))
        #expect(try scheduler.carbonProfile("GRID").clock.timeZone == "UTC")
        var mended = RegionChange()
        mended.timeZone = "Asia/Tokyo"
        _ = try scheduler.setRegion("home", mended)
        let found = try scheduler.carbonProfile("GRID")
        #expect(found.clock.timeZone == "Asia/Tokyo")
        // Two o'clock UTC is eleven o'clock in Tokyo.
        let slot = SeasonalProfile<CarbonIntensity>.Slot(month: 2, hour: 11, dayType: .workday)
        #expect(found.profile.cell(slot)?.mean.gramsPerKWh == 100)
    }
}

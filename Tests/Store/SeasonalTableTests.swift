import SolsticeDomain
import SolsticeStore
import Testing

/// Two weeks whose every hour is different.
private let fortnight = Samples.hours((0..<336).map { Double(100 + $0) })

@Suite struct SeasonalTableTests {
    private let scratch: ScratchDatabase
    private let store: Store

    init() throws {
        scratch = try ScratchDatabase()
        store = try scratch.open()
    }

    private func lay(_ series: Series<CarbonIntensity>) throws {
        try store.write { session in
            let batch = try session.beginBatch(Samples.batch())
            _ = try session.importCarbon(series, zone: "DE", signal: .direct, batch: batch)
        }
    }

    private var profile: SeasonalProfile<CarbonIntensity>? {
        get throws { try store.read { try $0.carbonProfile(zone: "DE", signal: .direct) } }
    }

    private func expected(_ timeZone: String) throws -> SeasonalProfile<CarbonIntensity>? {
        SeasonalProfile(
            of: try store.read { try $0.carbonHistory(zone: "DE", signal: .direct) },
            clock: try Clocks.clock(timeZone))
    }

    @Test func `after several imports, the table covers the whole history`() throws {
        try store.write { try $0.save(Samples.region(timeZone: "Test/East")) }
        try lay(fortnight)
        try lay(Samples.hours((0..<48).map { Double(900 + $0) }, from: 200))
        try lay(Samples.hours([5, 5], from: 10, step: TimeSpan(hours: 12)))
        let found = try #require(try profile)
        #expect(found == (try expected("Test/East")))
        #expect(found.filledCount > 24)
    }

    @Test func `an import that fails after its table was rebuilt leaves the old table`() throws {
        try lay(fortnight)
        let before = try scratch.dump()
        #expect(throws: Diagnostic.self) {
            try store.write { session in
                let batch = try session.beginBatch(Samples.batch())
                _ = try session.importCarbon(
                    Samples.hours([1, 2, 3]), zone: "DE", signal: .direct, batch: batch)
                throw Diagnostic(.badInput, "stop")
            }
        }
        #expect(try scratch.dump() == before)
    }

    @Test func `a PUE table follows the time zone of its region`() throws {
        let series = Series<PUE>(
            start: Samples.now, step: .hour, values: (0..<48).map { PUE(1 + Double($0) / 100) })
        try store.write { session in
            let batch = try session.beginBatch(Samples.batch(.pue))
            _ = try session.importPUE(series, region: "home", batch: batch)
        }
        let assumed = try store.read { try $0.pueProfile(region: "home") }
        #expect(assumed == SeasonalProfile(of: series, clock: .utc))
        try store.write { try $0.save(Samples.region(timeZone: "Test/West")) }
        let said = try store.read { try $0.pueProfile(region: "home") }
        #expect(said == SeasonalProfile(of: series, clock: try Clocks.clock("Test/West")))
        #expect(said != assumed)
    }

    @Test func `a zone without a stated time zone uses UTC`() throws {
        try store.write { session in
            let batch = try session.beginBatch(Samples.batch())
            _ = try session.importCarbon(fortnight, zone: "XX", signal: .direct, batch: batch)
        }
        #expect(try store.read { try $0.timeZone(ofZone: "XX") } == "UTC")
        let found = try store.read { try $0.carbonProfile(zone: "XX", signal: .direct) }
        #expect(found == SeasonalProfile(of: fortnight, clock: .utc))
    }

    @Test func `a catalogue zone uses its own time zone`() throws {
        try lay(fortnight)
        #expect(try store.read { try $0.timeZone(ofZone: "DE") } == "Europe/Berlin")
        #expect(try profile == (try expected("Europe/Berlin")))
    }

    @Test func `a region's time zone replaces a zone's assumed one`() throws {
        try lay(fortnight)
        try store.write { try $0.save(Samples.region(timeZone: "Test/West")) }
        #expect(try store.read { try $0.timeZone(ofZone: "DE") } == "Test/West")
        #expect(try profile == (try expected("Test/West")))
        #expect(try expected("Test/West") != expected("Europe/Berlin"))
    }

    @Test func `a second region does not replace a zone's stated time zone`() throws {
        try lay(fortnight)
        try store.write { session in
            try session.save(Samples.region(timeZone: "Test/West"))
            try session.save(Samples.region("away", timeZone: "Test/East", isHome: false))
        }
        #expect(try store.read { try $0.timeZone(ofZone: "DE") } == "Test/West")
        #expect(try profile == (try expected("Test/West")))
    }

    @Test func `correcting the time zone of a zone's only region updates the zone`() throws {
        try store.write { try $0.save(Samples.region(timeZone: "UTC")) }
        try lay(fortnight)
        try store.write { try $0.save(Samples.region(timeZone: "Test/East")) }
        #expect(try profile == (try expected("Test/East")))
    }
}

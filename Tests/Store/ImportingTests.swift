import SolsticeDomain
import SolsticeStore
import Testing

@Suite struct ImportingTests {
    private let scratch: ScratchDatabase
    private let store: Store

    init() throws {
        scratch = try ScratchDatabase()
        store = try scratch.open()
    }

    private func lay(
        _ series: Series<CarbonIntensity>, zone: ZoneID = "DE", signal: CarbonSignal = .direct
    ) throws -> ImportReport.Part {
        try store.write { session in
            let batch = try session.beginBatch(Samples.batch())
            let part = try session.importCarbon(series, zone: zone, signal: signal, batch: batch)
            try session.finishBatch(batch, parts: [part])
            return part
        }
    }

    private var history: Series<CarbonIntensity> {
        get throws { try store.read { try $0.carbonHistory(zone: "DE", signal: .direct) } }
    }

    @Test func `an import is counted and reads back unchanged`() throws {
        let series = Samples.hours([100, nil, 300, 250])
        let part = try lay(series)
        #expect((part.inserted, part.replaced, part.unchanged) == (3, 0, 0))
        #expect(part.span == series.span)
        #expect(part.place == "DE" && part.signal == .direct)
        #expect(try history.pieces == series.pieces)
        let counts = "insertedCount = 3 AND replacedCount = 0 AND unchangedCount = 0"
        #expect(try scratch.count(of: "importBatch", where: counts) == 1)
    }

    @Test func `importing the same values again does not change the history`() throws {
        let series = Samples.hours((0..<72).map { Double(100 + $0) })
        _ = try lay(series)
        let isHistory = { (row: String) in
            !row.hasPrefix("importBatch") && !row.hasPrefix("planningInput")
        }
        let before = try scratch.dump().filter(isHistory)
        let part = try lay(series)
        #expect((part.inserted, part.replaced, part.unchanged) == (0, 0, 72))
        #expect(try scratch.dump().filter(isHistory) == before)
    }

    @Test func `newer values replace older ones and are counted`() throws {
        _ = try lay(Samples.hours([100, 100, 100, 100]))
        let part = try lay(Samples.hours([100, 200, 200], from: 2))
        #expect((part.inserted, part.replaced, part.unchanged) == (1, 1, 1))
        #expect(try history.rawValues == [100, 100, 100, 200, 200])
        #expect(try scratch.count(of: "carbonIntensity", where: "batch = 2") == 2)
    }

    @Test func `a zone's signals are stored separately`() throws {
        _ = try lay(Samples.hours([100]), signal: .direct)
        _ = try lay(Samples.hours([150]), signal: .lifecycle)
        let lifecycle = try store.read { try $0.carbonHistory(zone: "DE", signal: .lifecycle) }
        #expect(try history.rawValues == [100])
        #expect(lifecycle.rawValues == [150])
        let end = try #require(lifecycle.span).end
        #expect(
            try store.read { try $0.importedSignals(zone: "DE", by: end) } == [.direct, .lifecycle])
        #expect(
            try store.read { try $0.importedSignals(zone: "DE", by: end - .hour) } == [])
        #expect(try store.read { try $0.importedSignals(zone: "FR", by: end) } == [])
    }

    @Test func `a summary gives the span, the count and the time-weighted mean`() throws {
        _ = try lay(Samples.hours([100, 200]))
        _ = try lay(Samples.hours([400], from: 2, step: TimeSpan(hours: 2)))
        let summary = try #require(try store.read { try $0.carbonSummaries(zone: "DE") }.first)
        #expect(summary.count == 3)
        #expect(summary.mean == 275)
        #expect(summary.span == TimeWindow(start: Samples.now, length: TimeSpan(hours: 4)))
        #expect(
            try store.read { try $0.carbonHistoryEnd(zone: "DE", signal: .direct) }
                == Samples.now + TimeSpan(hours: 4))
    }

    @Test func `PUE may be imported before its region is added`() throws {
        let series = Series<PUE>(start: Samples.now, step: .hour, values: [PUE(1.1), PUE(1.3)])
        try store.write { session in
            let batch = try session.beginBatch(Samples.batch(.pue))
            _ = try session.importPUE(series, region: "home", batch: batch)
        }
        #expect(try store.read { try $0.pueHistory(region: "home") } == series)
        #expect(try store.read { try $0.pueSummary(region: "home") }?.mean == 1.2)
    }
}

import SolsticeDomain
import Testing

@testable import SolsticeStore

/// The quality of stored values: observed or estimated, and what stands for neither.
@Suite struct QualityKeepingTests {
    private let scratch: ScratchDatabase
    private let store: Store

    init() throws {
        scratch = try ScratchDatabase()
        store = try scratch.open()
    }

    private func hour(_ number: Int) -> Instant {
        Instant(secondsSinceEpoch: 1_685_577_600 + number * 3600)
    }

    private func window(_ start: Int, _ end: Int) -> TimeWindow {
        TimeWindow(start: hour(start), end: hour(end))
    }

    @discardableResult
    private func lay(
        _ values: [Double?], estimated: [Bool]
    ) throws -> (part: ImportReport.Part, batch: BatchID) {
        let series = Series(
            start: hour(0), step: .hour,
            values: values.map { $0.map { CarbonIntensity(gramsPerKWh: $0) } })
        return try store.write { session in
            let batch = try session.beginBatch(Samples.batch())
            return (
                try session.importCarbon(
                    series, zone: "DE", signal: .direct, isEstimated: estimated, batch: batch),
                batch
            )
        }
    }

    private func estimated() throws -> [TimeWindow] {
        try store.read {
            try $0.estimatedCarbon(
                zone: "DE", signal: .direct, within: window(0, 24), endingBy: hour(24))
        }
    }

    @Test func `estimates are kept apart, counted and replaced by measurements`() throws {
        try lay([100, 110, nil, 130, 140], estimated: [false, true, false, true, true])
        #expect(try estimated() == [window(1, 2), window(3, 5)])
        let summary = try #require(try store.read { try $0.carbonSummaries(zone: "DE") }.first)
        #expect(summary.observedHours == 1 && summary.estimatedHours == 3)
        #expect(summary.missingHours == 1 && summary.count == 4)
        // The same numbers, measured by now: what changes is their quality.
        let part = try lay(
            [100, 110, nil, 130, 140], estimated: [false, false, false, true, true]
        )
        .part
        #expect(part.replaced == 1 && part.unchanged == 3 && part.inserted == 0)
        #expect(try estimated() == [window(3, 5)])
    }

    @Test func `a change lists the hours that an import added or time has revealed`() throws {
        try lay([100, 110, 120], estimated: [false, false, false])
        let second = try lay([100, 111, 120, 130], estimated: [false, false, false, false]).batch
        func changed(_ batch: BatchID?, since: Int, by now: Int) throws -> [TimeWindow] {
            try store.read {
                try $0.changedCarbon(
                    zone: "DE", signal: .direct, within: window(0, 24),
                    by: HistoryChange(batch: batch, since: hour(since), now: hour(now)))
            }
        }
        #expect(try changed(second, since: 9, by: 9) == [window(1, 2), window(3, 4)])
        #expect(try changed(second, since: 9, by: 3) == [window(1, 2)])
        #expect(try changed(nil, since: 2, by: 4) == [window(2, 4)])
        #expect(try changed(nil, since: 9, by: 9) == [])
    }

    @Test func `fills for unobserved hours are stored per job and replaced as a whole`() throws {
        let carbon = FillKey(region: "home", signal: .direct)
        let pue = FillKey(region: "home", signal: nil)
        let first = [
            carbon: [Fill(window: window(0, 1), value: 310, isFromRecord: true)],
            pue: [Fill(window: window(0, 2), value: 1.2, isFromRecord: false)],
        ]
        try store.write { session in
            _ = try session.addJob(Samples.job(), through: JobState.queued.path)
            try session.keep(first, of: 1)
        }
        #expect(try store.read { try $0.fills(of: 1) } == first)
        try store.write { try $0.keep([pue: first[pue] ?? []], of: 1) }
        #expect(
            try store.read { try $0.fills(of: 1) }.keys.sorted { $0.region < $1.region } == [pue])
        #expect(try store.read { try $0.fills(of: 2) }.isEmpty)
    }
}

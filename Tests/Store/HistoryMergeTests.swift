import SolsticeTestSupport
import GRDB
import SolsticeDomain
import Testing

@testable import SolsticeStore

@Suite struct HistoryMergeTests {
    @Test(arguments: 0..<400)
    func `a merge matches the model minute by minute`(seed: Int) {
        var generator = SplitMix64(seed: seed)
        let stored = HistoryMergeModel.rows(batches: [1, 2], using: &generator)
        let new = HistoryMergeModel.newRows(over: stored, batch: 3, using: &generator)
        let model = HistoryMergeModel(stored: stored, new: new)
        let merge = HistoryMerge(stored: stored, new: new)
        #expect(HistoryMergeModel.minutes(merge.merged) == model.minutes)
        #expect(merge.insertedCount == model.insertedCount)
        #expect(merge.replacedCount == model.replacedCount)
        #expect(merge.unchangedCount == model.unchangedCount)
        let neighbours = zip(merge.merged, merge.merged.dropFirst())
        #expect(neighbours.allSatisfy { $0.end <= $1.start })
        #expect(merge.merged.allSatisfy { $0.start < $0.end })
    }

    @Test(arguments: 0..<60)
    func `a merge that is applied to a table reads back as merged`(seed: Int) throws {
        var generator = SplitMix64(seed: seed)
        let stored = HistoryMergeModel.rows(batches: [1, 2], using: &generator)
        let new = HistoryMergeModel.newRows(over: stored, batch: 3, using: &generator)
        let scratch = try ScratchDatabase()
        let store = try scratch.open()
        let table = HistoryTable.carbonIntensity(zone: "DE", signal: .direct)
        let merge = HistoryMerge(stored: stored, new: new)
        let found = try store.write { session in
            for _ in 1...3 { _ = try session.beginBatch(Samples.batch()) }
            try session.claimZone("DE", timeZone: nil)
            try table.apply(HistoryMerge(stored: [], new: stored), to: session.database)
            try table.apply(merge, to: session.database)
            return try table.rows(in: session.database, within: nil)
        }
        #expect(found == merge.merged)
    }

    @Test(arguments: 0..<100)
    func `merging the same rows twice changes nothing the second time`(seed: Int) {
        var generator = SplitMix64(seed: seed)
        let stored = HistoryMergeModel.rows(batches: [1, 2], using: &generator)
        let new = HistoryMergeModel.newRows(over: stored, batch: 3, using: &generator)
        let first = HistoryMerge(stored: stored, new: new)
        let second = HistoryMerge(stored: first.merged, new: new)
        #expect(second.merged == first.merged)
        #expect(second.firstChange == nil)
        #expect(second.unchangedCount == new.count)
    }

    @Test func `a day that newer hours cut into keeps its other hours`() {
        let day = HistoryMerge.Row(start: 0, end: 86_400, value: 300, batch: 1)
        let hours = [3600, 10_800].map {
            HistoryMerge.Row(start: $0, end: $0 + 3600, value: 100, batch: 2)
        }
        let merge = HistoryMerge(stored: [day], new: hours)
        #expect(merge.merged.map(\.start) == [0, 3600, 7200, 10_800, 14_400])
        #expect(merge.merged.map(\.end) == [3600, 7200, 10_800, 14_400, 86_400])
        #expect(merge.merged.map(\.value) == [300, 100, 300, 100, 300])
        #expect(merge.merged.map(\.batch) == [1, 2, 1, 2, 1])
    }

    @Test(arguments: [
        (TimeWindow(start: at(1), end: at(2)), [1]),
        (TimeWindow(start: at(1), end: at(3)), [1, 2]),
        (TimeWindow(start: at(5), end: at(6)), [4]),
        (TimeWindow(start: at(0), end: at(1)), []),
        (TimeWindow(start: at(34), end: at(40)), [4]),
        (TimeWindow(start: at(35), end: at(40)), []),
    ])
    func `a window finds the rows that overlap it`(window: TimeWindow, hours: [Int]) throws {
        let store = try ScratchDatabase().open()
        let table = HistoryTable.pue(region: "home")
        // The last row is longer than a day, so a window may lie far inside it.
        let rows = [(1, 2), (2, 3), (4, 35)].map { start, end in
            HistoryMerge.Row(start: start * 3600, end: end * 3600, value: 1.1, batch: 1)
        }
        let found = try store.write { session in
            _ = try session.beginBatch(Samples.batch(.pue))
            try table.apply(HistoryMerge(stored: [], new: rows), to: session.database)
            return try table.rows(in: session.database, within: window)
        }
        #expect(found.map { $0.start / 3600 } == hours)
    }
}

private func at(_ hour: Int) -> Instant { Instant(secondsSinceEpoch: hour * 3600) }

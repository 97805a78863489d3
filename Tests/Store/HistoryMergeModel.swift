import SolsticeDomain
import SolsticeTestSupport

@testable import SolsticeStore

/// What laying new rows over stored ones should come to, minute by minute and without cleverness.
struct HistoryMergeModel {
    /// What one minute of history is.
    struct Minute: Equatable {
        var value: Double
        var batch: BatchID
        /// The first minute of the row it belongs to.
        var row: Int
    }

    private(set) var minutes: [Int: Minute]
    private(set) var insertedCount = 0
    private(set) var replacedCount = 0
    private(set) var unchangedCount = 0

    init(stored: [HistoryMerge.Row], new: [HistoryMerge.Row]) {
        minutes = Self.minutes(stored)
        for row in new { lay(row) }
    }

    private mutating func lay(_ row: HistoryMerge.Row) {
        let covered = Array(stride(from: row.start, to: row.end, by: 60))
        let found = covered.compactMap { minutes[$0] }
        let rows = Set(found.map(\.row))
        let isThere =
            found.count == covered.count && rows == [row.start]
            && found.allSatisfy { $0.value == row.value }
            && minutes.values.count { $0.row == row.start } == covered.count
        if isThere {
            unchangedCount += 1
            return
        }
        if found.isEmpty { insertedCount += 1 } else { replacedCount += 1 }
        for (minute, content) in minutes where minute >= row.end && rows.contains(content.row) {
            minutes[minute]?.row = row.end
        }
        for minute in covered {
            minutes[minute] = Minute(value: row.value, batch: row.batch, row: row.start)
        }
    }

    /// Rows as minutes.
    static func minutes(_ rows: [HistoryMerge.Row]) -> [Int: Minute] {
        var minutes: [Int: Minute] = [:]
        for row in rows {
            for minute in stride(from: row.start, to: row.end, by: 60) {
                minutes[minute] = Minute(value: row.value, batch: row.batch, row: row.start)
            }
        }
        return minutes
    }

    /// Rows of mixed steps with gaps, in order of time and without overlaps.
    static func rows(
        batches: [BatchID], using generator: inout SplitMix64
    ) -> [HistoryMerge.Row] {
        var rows: [HistoryMerge.Row] = []
        var minute = Int.random(in: 0...90, using: &generator)
        let wanted = Int.random(in: 0...14, using: &generator)
        while rows.count < wanted {
            if Int.random(in: 0..<4, using: &generator) == 0 {
                minute += Int.random(in: 1...70, using: &generator)
            }
            let length = [5, 15, 30, 60, 180].randomElement(using: &generator) ?? 5
            rows.append(
                HistoryMerge.Row(
                    start: minute * 60, end: (minute + length) * 60,
                    value: [100, 200, 300].randomElement(using: &generator) ?? 100,
                    batch: batches.randomElement(using: &generator) ?? 1))
            minute += length
        }
        return rows
    }

    /// New rows, some of them copies of stored ones.
    static func newRows(
        over stored: [HistoryMerge.Row], batch: BatchID, using generator: inout SplitMix64
    ) -> [HistoryMerge.Row] {
        let copies = stored.filter { _ in Int.random(in: 0..<3, using: &generator) == 0 }.map {
            HistoryMerge.Row(
                start: $0.start, end: $0.end,
                value: Bool.random(using: &generator) ? $0.value : $0.value + 1, batch: batch)
        }
        let others = rows(batches: [batch], using: &generator).filter { row in
            !copies.contains { $0.start < row.end && row.start < $0.end }
        }
        return (copies + others).sorted { $0.start < $1.start }
    }
}

import GRDB
import GRDBSQLite
import SolsticeDomain

/// One series among the history tables: where its rows are and how they are read and written.
struct HistoryTable {
    /// Table and column of the value.
    let table: String
    let valueColumn: String
    /// The column that marks estimated values; nil for tables that keep none.
    var estimateColumn: String?
    /// Columns that name the series, with their values.
    let keys: [(column: String, value: any DatabaseValueConvertible)]

    static func carbonIntensity(zone: ZoneID, signal: CarbonSignal) -> HistoryTable {
        HistoryTable(
            table: "carbonIntensity", valueColumn: "gramsPerKWh", estimateColumn: "isEstimated",
            keys: [("zone", zone), ("signal", signal.rawValue)])
    }

    static func carbonForecast(
        zone: ZoneID, signal: CarbonSignal, issuedAt: Instant
    ) -> HistoryTable {
        HistoryTable(
            table: "carbonForecast", valueColumn: "gramsPerKWh",
            keys: [
                ("zone", zone), ("signal", signal.rawValue),
                ("issuedAt", issuedAt.secondsSinceEpoch),
            ])
    }

    static func pue(region: RegionID) -> HistoryTable {
        HistoryTable(table: "pue", valueColumn: "ratio", keys: [("region", region)])
    }

    static func carbonFreeShare(zone: ZoneID) -> HistoryTable {
        HistoryTable(table: "carbonFreeShare", valueColumn: "share", keys: [("zone", zone)])
    }

    private var condition: String { keys.map { "\($0.column) = ?" }.joined(separator: " AND ") }
    private var keyValues: [(any DatabaseValueConvertible)?] { keys.map(\.value) }

    /// The series' rows in time order; with a window, those that overlap it; with a moment, those
    /// that had ended by then.
    func rows(
        in database: Database, within window: TimeWindow? = nil, endingBy moment: Instant? = nil
    ) throws -> [HistoryMerge.Row] {
        var sql = "SELECT startAt, stepSeconds, \(valueColumn), batch, "
        sql += "\(estimateColumn ?? "0") FROM \(table) "
        sql += "WHERE \(condition)"
        var arguments = StatementArguments(keyValues)
        if let window {
            // The longest possible step bounds how far before the window a row may start.
            sql += " AND startAt >= ? AND startAt < ? AND startAt + stepSeconds > ?"
            arguments += [
                window.start.secondsSinceEpoch - Self.longestStepSeconds,
                window.end.secondsSinceEpoch, window.start.secondsSinceEpoch,
            ]
        }
        if let moment {
            sql += " AND startAt + stepSeconds <= ?"
            arguments += [moment.secondsSinceEpoch]
        }
        var rows: [HistoryMerge.Row] = []
        try database.forEachRow(sql + " ORDER BY startAt", arguments) { row in
            let start = row.int(0)
            rows.append(
                .init(
                    start: start, end: start + row.int(1), value: row.double(2),
                    batch: BatchID(row.int(3)), isEstimated: row.int(4) != 0))
        }
        return rows
    }

    /// Writes a merge: deletions first, since a row may be deleted and written again.
    func apply(
        _ merge: HistoryMerge, to database: Database, progress: WriteProgress? = nil
    ) throws {
        let delete = try database.makeStatement(
            sql: "DELETE FROM \(table) WHERE \(condition) AND startAt = ?")
        for start in merge.deletedStarts {
            try delete.execute(arguments: StatementArguments(keyValues + [start]))
        }
        try insert(merge.written, into: database, progress: progress)
    }

    /// Inserts or replaces rows with direct bindings: an import has hundreds of thousands, and nine
    /// tenths of its time would go into wrapping numbers.
    private func insert(
        _ rows: [HistoryMerge.Row], into database: Database, progress: WriteProgress?
    ) throws {
        let columns =
            keys.map(\.column) + ["startAt", "stepSeconds", valueColumn, "batch"]
            + [estimateColumn].compactMap(\.self)
        let statement = try database.makeStatement(
            sql: """
                INSERT OR REPLACE INTO \(table) (\(columns.joined(separator: ", ")))
                VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))
                """)
        statement.setUncheckedArguments(
            StatementArguments(
                keyValues
                    + [(any DatabaseValueConvertible)?](
                        repeating: nil, count: columns.count - keys.count)))
        let handle = statement.sqliteStatement
        let first = Int32(keys.count + 1)
        for (index, row) in rows.enumerated() {
            if index % 4096 == 0 { progress?(Double(index) / Double(rows.count)) }
            sqlite3_bind_int64(handle, first, Int64(row.start))
            sqlite3_bind_int64(handle, first + 1, Int64(row.end - row.start))
            sqlite3_bind_double(handle, first + 2, row.value)
            sqlite3_bind_int64(handle, first + 3, Int64(row.batch.rawValue))
            if estimateColumn != nil {
                sqlite3_bind_int64(handle, first + 4, row.isEstimated ? 1 : 0)
            }
            let code = sqlite3_step(handle)
            sqlite3_reset(handle)
            guard code == SQLITE_DONE else {
                throw DatabaseError(
                    resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage)
            }
        }
    }

    /// 31 days: a month's mean is the coarsest history.
    private static let longestStepSeconds = 31 * 86_400
}

/// What merging a new series into stored history changes.
///
/// New values win if both have one. A stored value that a new one covers in part keeps the rest of
/// its stretch.
struct HistoryMerge {
    /// A stored value with the batch it came from.
    struct Row: Equatable {
        var start: Int
        var end: Int
        var value: Double
        var batch: BatchID
        /// Whether the provider estimated the value rather than measured it.
        var isEstimated = false
    }

    /// Starts of the stored rows to delete.
    private(set) var deletedStarts: [Int] = []
    /// Rows to write; a batch of 0 means the new one.
    private(set) var written: [Row] = []
    /// New values where there was none.
    private(set) var insertedCount = 0
    /// New values that replaced different ones.
    private(set) var replacedCount = 0
    /// Stored values that new ones replaced, wholly or in part.
    private(set) var supersededCount = 0
    /// New values that were there already.
    private(set) var unchangedCount = 0
    /// All history after the change, in time order.
    private(set) var merged: [Row] = []

    /// The first second whose value changes; nil if nothing changes.
    var firstChange: Int? {
        let starts = [deletedStarts.min(), written.map(\.start).min()]
        return starts.compactMap(\.self).min()
    }

    /// Merges `new` into `stored`, both in time order and without overlaps.
    init(stored: [Row], new: [Row]) {
        merged.reserveCapacity(stored.count + new.count)
        var remaining = Remaining(rows: stored)
        for row in new {
            while let first = remaining.first, first.end <= row.start {
                merged.append(first)
                remaining.removeFirst()
            }
            lay(row, over: &remaining)
        }
        while let first = remaining.first {
            merged.append(first)
            remaining.removeFirst()
        }
    }

    /// Stored rows not processed yet; one row may be put back in front.
    private struct Remaining {
        let rows: [Row]
        var index = 0
        var putBack: Row?

        init(rows: [Row]) { self.rows = rows }

        var first: Row? { putBack ?? (index < rows.count ? rows[index] : nil) }

        mutating func removeFirst() {
            if putBack == nil { index += 1 } else { putBack = nil }
        }
    }

    private mutating func lay(_ row: Row, over remaining: inout Remaining) {
        guard let first = remaining.first, first.start < row.end else {
            insertedCount += 1
            write(row)
            return
        }
        if first.start == row.start, first.end == row.end {
            remaining.removeFirst()
            if first.value == row.value, first.isEstimated == row.isEstimated {
                unchangedCount += 1
                merged.append(first)
            } else {
                replacedCount += 1
                supersededCount += 1
                write(row)
            }
            return
        }
        replacedCount += 1
        cut(row, from: &remaining)
        write(row)
    }

    /// Removes from the stored rows what a new row covers, keeping what extends beyond it.
    private mutating func cut(_ row: Row, from remaining: inout Remaining) {
        while let first = remaining.first, first.start < row.end {
            remaining.removeFirst()
            supersededCount += 1
            if first.start != row.start { deletedStarts.append(first.start) }
            if first.start < row.start {
                var before = first
                before.end = row.start
                write(before)
            }
            if first.end > row.end {
                var after = first
                after.start = row.end
                // It may be cut again by the next new row, so it counts as stored and is written
                // at once; writing a row again later replaces it.
                written.append(after)
                remaining.putBack = after
                return
            }
        }
    }

    private mutating func write(_ row: Row) {
        written.append(row)
        merged.append(row)
    }
}

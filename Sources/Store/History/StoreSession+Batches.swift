import GRDB
public import SolsticeDomain

extension StoreSession {
    /// Records an import whose values are about to be written in this transaction.
    /// - Returns: the batch's number, from 1.
    public func beginBatch(_ batch: BatchDescription) throws -> BatchID {
        try database.execute(
            sql: """
                INSERT INTO importBatch (kind, fileName, sha256, importedAt, format, unit,
                    rowCount, insertedCount, replacedCount, unchangedCount, rejectedCount, feed)
                VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, 0, ?, ?)
                """,
            arguments: [
                batch.kind.rawValue, batch.fileName, batch.sha256,
                batch.importedAt.secondsSinceEpoch, batch.format, batch.unit, batch.rowCount,
                batch.rejectedCount, batch.feed,
            ])
        return BatchID(Int(database.lastInsertedRowID))
    }

    /// Completes a batch with its counts.
    public func finishBatch(_ id: BatchID, parts: [ImportReport.Part]) throws {
        try database.execute(
            sql: """
                UPDATE importBatch
                SET insertedCount = ?, replacedCount = ?, unchangedCount = ? WHERE id = ?
                """,
            arguments: [
                parts.insertedCount, parts.replacedCount,
                parts.reduce(0) { $0 + $1.unchanged }, id,
            ])
    }

    /// The number of the newest import; nil before there is one.
    public func newestBatch() throws -> BatchID? {
        try BatchID.fetchOne(database.cachedStatement(sql: "SELECT max(id) FROM importBatch"))
    }
}

/// Where values come from: which imports, and which migrations the file has had.
extension StoreSession {
    /// How many values of a zone's carbon intensity in some windows each import added, of those
    /// that had ended by a moment.
    ///
    /// Without windows, of its whole history.
    public func batchesOfCarbon(
        zone: ZoneID, signal: CarbonSignal, within windows: [TimeWindow]?, endingBy moment: Instant
    ) throws -> [BatchID: Int] {
        try batches(.carbonIntensity(zone: zone, signal: signal), within: windows, by: moment)
    }

    /// The same for a region's PUE.
    public func batchesOfPUE(
        region: RegionID, within windows: [TimeWindow]?, endingBy moment: Instant
    ) throws -> [BatchID: Int] {
        try batches(.pue(region: region), within: windows, by: moment)
    }

    /// The same for a zone's carbon-free shares.
    public func batchesOfCarbonFreeShares(
        zone: ZoneID, within windows: [TimeWindow], endingBy moment: Instant
    ) throws -> [BatchID: Int] {
        try batches(.carbonFreeShare(zone: zone), within: windows, by: moment)
    }

    /// How many values in a window each import added to the newest forecast of a zone issued by a
    /// moment.
    public func batchesOfForecast(
        zone: ZoneID, signal: CarbonSignal, within window: TimeWindow, by moment: Instant
    ) throws -> [BatchID: Int] {
        guard let newest = try newestForecast(zone: zone, signal: signal, by: moment) else {
            return [:]
        }
        return try newest.rows(in: database, within: window).reduce(into: [:]) {
            $0[$1.batch, default: 0] += 1
        }
    }

    /// An import by its number; nil if there is none.
    public func batch(_ id: BatchID) throws -> ImportBatch? {
        let row = try Row.fetchOne(
            database.cachedStatement(sql: "SELECT * FROM importBatch WHERE id = ?"),
            arguments: [id])
        return row.flatMap { row in
            ImportBatch.Kind(rawValue: row["kind"]).map { kind in
                ImportBatch(
                    id: row["id"], kind: kind, fileName: row["fileName"], sha256: row["sha256"],
                    importedAt: Instant(secondsSinceEpoch: row["importedAt"]),
                    format: row["format"], unit: row["unit"])
            }
        }
    }

    /// The newest migration applied to the file.
    public func schemaVersion() throws -> String {
        try String.fetchOne(database, sql: "SELECT max(migration) FROM schemaVersion") ?? "none"
    }

    /// A value that overlaps two windows counts once.
    private func batches(
        _ table: HistoryTable, within windows: [TimeWindow]?, by moment: Instant
    ) throws -> [BatchID: Int] {
        let rows =
            try windows.map { windows in
                try windows.flatMap {
                    try table.rows(in: database, within: $0, endingBy: moment)
                }
            } ?? table.rows(in: database, endingBy: moment)
        var seen: Set<Int> = []
        return rows.reduce(into: [:]) { counts, row in
            if seen.insert(row.start).inserted { counts[row.batch, default: 0] += 1 }
        }
    }
}

/// What is known of an import before its values are merged into history.
public struct BatchDescription: Sendable {
    /// The kind of data that an import adds.
    public typealias Kind = ImportBatch.Kind

    /// The kind of data that it adds.
    public let kind: Kind
    let fileName: String
    let sha256: String
    let importedAt: Instant
    let format: String
    let unit: String
    let rowCount: Int
    let rejectedCount: Int
    let feed: String?

    /// Creates a description; `feed` names the feed that fetched it, nil for a person.
    public init(
        kind: Kind, fileName: String, sha256: String, importedAt: Instant, format: String,
        unit: String, rowCount: Int, rejectedCount: Int, feed: String? = nil
    ) {
        self.kind = kind
        self.fileName = fileName
        self.sha256 = sha256
        self.importedAt = importedAt
        self.format = format
        self.unit = unit
        self.rowCount = rowCount
        self.rejectedCount = rejectedCount
        self.feed = feed
    }
}

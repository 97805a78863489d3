import GRDB
public import SolsticeDomain

extension StoreSession {
    /// Records an import whose values are about to be written in this transaction.
    /// - Returns: the batch's number, from 1.
    public func beginBatch(_ batch: BatchDescription) throws -> Int {
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
        return Int(database.lastInsertedRowID)
    }

    /// Completes a batch with its counts.
    public func finishBatch(_ id: Int, parts: [ImportReport.Part]) throws {
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
    public func newestBatch() throws -> Int? {
        try Int.fetchOne(database.cachedStatement(sql: "SELECT max(id) FROM importBatch"))
    }
}

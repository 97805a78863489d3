public import GRDB
import GRDBSQLite
public import SolsticeDomain

/// A value that is bound to a statement directly. GRDB wraps each value first, which takes longer
/// than SQLite takes to store it.
protocol BoundValue {
    /// Binds the value at a position, counted from 1.
    func bind(to statement: SQLiteStatement, at position: Int32)
}

extension Int: BoundValue {
    func bind(to statement: SQLiteStatement, at position: Int32) {
        sqlite3_bind_int64(statement, position, Int64(self))
    }
}

extension Double: BoundValue {
    func bind(to statement: SQLiteStatement, at position: Int32) {
        sqlite3_bind_double(statement, position, self)
    }
}

extension Bool: BoundValue {
    func bind(to statement: SQLiteStatement, at position: Int32) {
        sqlite3_bind_int64(statement, position, self ? 1 : 0)
    }
}

extension String: BoundValue {
    /// SQLite's flag for a text that it must copy, which its header defines as a cast of -1.
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    func bind(to statement: SQLiteStatement, at position: Int32) {
        var text = self
        text.withUTF8 { bytes in
            _ = bytes.withMemoryRebound(to: CChar.self) { characters in
                sqlite3_bind_text(
                    statement, position, characters.baseAddress, Int32(characters.count),
                    Self.copied)
            }
        }
    }
}

extension Optional: BoundValue where Wrapped: BoundValue {
    func bind(to statement: SQLiteStatement, at position: Int32) {
        if let self {
            self.bind(to: statement, at: position)
        } else {
            sqlite3_bind_null(statement, position)
        }
    }
}

/// The current row of a statement, read column by column, counted from 0.
struct PlainRow {
    fileprivate let statement: SQLiteStatement

    func int(_ column: Int32) -> Int { Int(sqlite3_column_int64(statement, column)) }
    func double(_ column: Int32) -> Double { sqlite3_column_double(statement, column) }
    func text(_ column: Int32) -> String {
        sqlite3_column_text(statement, column).map { String(cString: $0) } ?? ""
    }
}

extension Database {
    /// Runs a statement that is compiled once and kept, for the steps a submission repeats per job.
    func executeCached<each Value: BoundValue>(
        _ sql: String, _ values: repeat each Value
    ) throws {
        let statement = try cachedStatement(sql: sql).sqliteStatement
        var position: Int32 = 0
        for value in repeat each values {
            position += 1
            value.bind(to: statement, at: position)
        }
        try step(statement, position, sql)
    }

    /// The same with values whose number the source does not say.
    func executeCached(_ sql: String, values: [any BoundValue]) throws {
        let statement = try cachedStatement(sql: sql).sqliteStatement
        var position: Int32 = 0
        for value in values {
            position += 1
            value.bind(to: statement, at: position)
        }
        try step(statement, position, sql)
    }

    private func step(_ statement: SQLiteStatement, _ position: Int32, _ sql: String) throws {
        precondition(
            position == sqlite3_bind_parameter_count(statement), "each parameter has a value")
        let code = sqlite3_step(statement)
        sqlite3_reset(statement)
        guard code == SQLITE_DONE || code == SQLITE_ROW else { throw failure(code, sql) }
    }

    /// Reads the rows of a statement that is compiled once and kept, for tables of many rows.
    func forEachRow(
        _ sql: String, _ arguments: StatementArguments, _ read: (PlainRow) throws -> Void
    ) throws {
        let cached = try cachedStatement(sql: sql)
        try cached.setArguments(arguments)
        let statement = cached.sqliteStatement
        defer { sqlite3_reset(statement) }
        while true {
            let code = sqlite3_step(statement)
            if code == SQLITE_DONE { return }
            guard code == SQLITE_ROW else { throw failure(code, sql) }
            try read(PlainRow(statement: statement))
        }
    }

    private func failure(_ code: Int32, _ sql: String) -> DatabaseError {
        DatabaseError(
            resultCode: ResultCode(rawValue: code), message: lastErrorMessage, sql: sql)
    }
}

// Identifiers are kept as the texts and numbers that they stand for.

extension RegionID: DatabaseValueConvertible, BoundValue {}
extension ZoneID: DatabaseValueConvertible, BoundValue {}
extension AcceleratorID: DatabaseValueConvertible, BoundValue {}
extension VariantID: DatabaseValueConvertible, BoundValue {}
extension JobID: DatabaseValueConvertible, BoundValue {}
extension PlanID: DatabaseValueConvertible, BoundValue {}
extension BatchID: DatabaseValueConvertible, BoundValue {}

extension BoundValue where Self: RawRepresentable, RawValue: BoundValue {
    func bind(to statement: SQLiteStatement, at position: Int32) {
        rawValue.bind(to: statement, at: position)
    }
}

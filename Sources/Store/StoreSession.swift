import GRDB
import SolsticeDomain

/// The database inside one transaction. Methods are grouped by what they store, one file each.
///
/// A session must not be used after the closure it was given to has returned.
public struct StoreSession {
    let database: Database
    let clocks: Store.ClockSource

    /// Runs part of the transaction that may be undone by itself while the rest stays; either way
    /// its value is returned. If it throws, only that part is undone.
    public func part<Value>(
        _ body: () throws -> TransactionOutcome<Value>
    ) throws -> Value {
        var outcome: TransactionOutcome<Value>?
        try database.inSavepoint {
            let found = try body()
            outcome = found
            return found.isCommit ? .commit : .rollback
        }
        guard let outcome else { preconditionFailure("a part of a transaction ended unrun") }
        return outcome.value
    }

    /// The seconds that an instant is stored as.
    static func seconds(_ instant: Instant?) -> Int? { instant?.secondsSinceEpoch }

    /// The instant for stored seconds.
    static func instant(_ seconds: Int?) -> Instant? {
        seconds.map { Instant(secondsSinceEpoch: $0) }
    }
}

extension StoreSession {
    /// What SQLite's own checks find wrong; empty for a sound file.
    public func integrityProblems() throws -> [String] {
        let integrity = try String.fetchAll(database, sql: "PRAGMA integrity_check(5)")
            .filter { $0 != "ok" }
        let references = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").map {
            row -> String in
            let table: String = row[0] ?? "?"
            return "a row of \(table) refers to one that is not there"
        }
        return integrity + references
    }

    /// The version of the SQLite library in use.
    public func sqliteVersion() throws -> String {
        try String.fetchOne(database, sql: "SELECT sqlite_version()") ?? "?"
    }
}

/// How work inside a transaction ends, with its result: a dry run, or a change that turns out to
/// change nothing, rolls back without an error.
public enum TransactionOutcome<Value> {
    /// Everything that was written is kept.
    case commit(Value)
    /// Everything that was written is undone.
    case rollback(Value)

    /// The result of the work.
    public var value: Value {
        switch self {
        case .commit(let value), .rollback(let value): value
        }
    }

    var isCommit: Bool {
        switch self {
        case .commit: true
        case .rollback: false
        }
    }
}

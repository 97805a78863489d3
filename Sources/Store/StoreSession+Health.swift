import GRDB

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

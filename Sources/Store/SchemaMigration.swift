import GRDB
import SolsticeDomain
import SolsticeMigrations

/// Migrates a file's tables to the current version.
///
/// This does not use GRDB's migrator, which looks before it locks: of several processes that opened
/// a new file at once, all but one failed.
enum SchemaMigration {
    /// Runs the migrations that have not been applied to the file, all in one transaction.
    /// - Throws: a ``Diagnostic`` if one was applied that this program does not know.
    static func bring(_ queue: DatabaseQueue, upTo migrations: [Migration]) throws {
        let applied = try queue.read { try migrationsSeen(in: $0) }
        if let newer = newestUnknown(in: applied, knowing: migrations) {
            throw Diagnostic(
                .unavailable, "\(queue.path) was made by a newer Solstice",
                causes: ["it has seen the change \(newer), which this one does not know"],
                remedy: "use that version, or name another file with --database")
        }
        if applied.count == migrations.count { return }
        if applied.isEmpty, try queue.read({ try isForeign($0) }) {
            throw Diagnostic(
                .badInput, "\(queue.path) is a database of another program",
                remedy: "name another file with --database PATH")
        }
        try queue.writeWithoutTransaction { database in
            // A table that others refer to can be rebuilt only while foreign keys are not enforced.
            try database.execute(sql: "PRAGMA foreign_keys = OFF")
            try database.inTransaction(.immediate) {
                try run(migrations, in: database)
                return .commit
            }
            try database.execute(sql: "PRAGMA foreign_keys = ON")
        }
    }

    private static func run(_ migrations: [Migration], in database: Database) throws {
        // Another process may have been faster, and newer: then ``SchemaWatch`` refuses the file.
        let applied = try migrationsSeen(in: database)
        let before = try schemaVersion(of: database)
        for migration in migrations where !applied.contains(migration.name) {
            try database.execute(sql: migration.sql)
            try database.execute(
                sql: "INSERT INTO schemaVersion (migration) VALUES (?)",
                arguments: [migration.name])
        }
        if try schemaVersion(of: database) == before, applied.count < migrations.count {
            // This number tells programs that have the file open that something is new.
            try database.execute(sql: "CREATE VIEW schemaStep AS SELECT 1; DROP VIEW schemaStep")
        }
        try database.checkForeignKeys()
        if applied.isEmpty {
            try fillCatalogue(database)
        } else if applied.count < migrations.count {
            try renewCatalogueCaps(database)
        }
    }

    private static func schemaVersion(of database: Database) throws -> Int {
        try Int.fetchOne(database, sql: "PRAGMA schema_version") ?? 0
    }

    /// The newest migration, by number, that was applied to a file and that a program does not
    /// know; nil if it knows them all.
    static func newestUnknown(in seen: Set<String>, knowing known: [Migration]) -> String? {
        func number(_ name: String) -> Int { Int(name.dropFirst().prefix { $0.isNumber }) ?? 0 }
        return seen.subtracting(known.map(\.name)).max {
            (number($0), $0) < (number($1), $1)
        }
    }

    /// Whether there are tables, and none of them is ours.
    static func isForeign(_ database: Database) throws -> Bool {
        let tables = try String.fetchAll(
            database, sql: "SELECT name FROM sqlite_master WHERE type = 'table'")
        return !tables.isEmpty && !tables.contains("schemaVersion")
    }

    /// The names of the migrations applied to a file; none for a file without tables.
    static func migrationsSeen(in database: Database) throws -> Set<String> {
        // SQLite itself is asked: GRDB remembers what its connection saw before.
        let isThere = try Bool.fetchOne(
            database, sql: "SELECT count(*) FROM sqlite_master WHERE name = 'schemaVersion'")
        guard isThere == true else { return [] }
        return Set(try String.fetchAll(database, sql: "SELECT migration FROM schemaVersion"))
    }

    /// Updates accelerators that use the catalogue's cap table to what the catalogue says now.
    private static func renewCatalogueCaps(_ database: Database) throws {
        let session = StoreSession(database: database, clocks: { _ in .utc })
        let catalogue = Dictionary(
            uniqueKeysWithValues: AcceleratorCatalog.accelerators.map { ($0.id, $0.powerCaps) })
        for known in try session.accelerators() {
            let caps = catalogue[known.id] ?? []
            guard !caps.isEmpty, caps != known.powerCaps,
                caps.map(\.source) == known.powerCaps.map(\.source)
            else { continue }
            try session.save(
                Accelerator(
                    id: known.id, title: known.title, boardPower: known.boardPower,
                    relativeSpeed: known.relativeSpeed, embodied: known.embodied,
                    powerCaps: caps))
        }
    }

    private static func fillCatalogue(_ database: Database) throws {
        let session = StoreSession(database: database, clocks: { _ in .utc })
        for accelerator in AcceleratorCatalog.accelerators { try session.save(accelerator) }
    }
}

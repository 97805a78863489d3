import GRDB
import SolsticeDomain
import SolsticeMigrations
import Synchronization

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
                remedy: "use that version, or name another file with \(setting: .database)")
        }
        if applied.count == migrations.count { return }
        if applied.isEmpty, try queue.read({ try isForeign($0) }) {
            throw Diagnostic(
                .badInput, "\(queue.path) is a database of another program",
                remedy: "name another file with \(set: .database, "PATH")")
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

    /// Updates accelerators that use the catalogue's cap tables to what the catalogue says now, and
    /// gives those that have no table for inference the catalogue's.
    private static func renewCatalogueCaps(_ database: Database) throws {
        let session = StoreSession(database: database, clocks: { _ in .utc })
        let catalogue = Dictionary(
            uniqueKeysWithValues: AcceleratorCatalog.accelerators.map { ($0.id, $0) })
        for known in try session.accelerators() {
            guard let published = catalogue[known.id] else { continue }
            func isKept(_ caps: [PowerCapPoint], _ new: [PowerCapPoint]) -> Bool {
                new.isEmpty || new.map(\.source) != caps.map(\.source)
            }
            let renewed = Accelerator(
                id: known.id, title: known.title, boardPower: known.boardPower,
                relativeSpeed: known.relativeSpeed, embodied: known.embodied,
                powerCaps: isKept(known.powerCaps, published.powerCaps)
                    ? known.powerCaps : published.powerCaps,
                inferenceCaps: !known.inferenceCaps.isEmpty
                    && isKept(known.inferenceCaps, published.inferenceCaps)
                    ? known.inferenceCaps : published.inferenceCaps)
            if renewed != known { try session.save(renewed) }
        }
    }

    private static func fillCatalogue(_ database: Database) throws {
        let session = StoreSession(database: database, clocks: { _ in .utc })
        for accelerator in AcceleratorCatalog.accelerators { try session.save(accelerator) }
    }
}

/// Stops a program from using tables that a newer one has changed since it opened them.
///
/// SQLite keeps a number in the file's header that every change of the tables raises. It is
/// compared at the start of each transaction, inside it, which costs a microsecond; only if it has
/// changed are the migrations read again.
final class SchemaWatch: Sendable {
    private struct State {
        /// The number under which the tables were last found to be known.
        var version: Int?
        /// Why the tables were refused when they were last checked.
        var refusal: Diagnostic?
    }

    private let known: [Migration]
    private let state = Mutex(State())

    /// Creates a watch for a program that knows these migrations; its first check is a full one.
    init(knowing known: [Migration]) { self.known = known }

    /// Why this program can no longer use the file; nil while it can.
    var refusal: Diagnostic? { state.withLock { $0.refusal } }

    /// Checks a transaction that has begun.
    /// - Throws: a ``Diagnostic`` of kind `unavailable` that names the newest migration, if this
    ///   program does not know all that were applied to the file.
    func check(_ database: Database, path: String) throws {
        let version = try Int.fetchOne(database.cachedStatement(sql: "PRAGMA schema_version"))
        if state.withLock({ $0.version != nil && $0.version == version }) { return }
        let unknown = SchemaMigration.newestUnknown(
            in: try SchemaMigration.migrationsSeen(in: database), knowing: known)
        let refusal = unknown.map { migration in
            Diagnostic(
                .unavailable, "\(path) was changed by a newer Solstice",
                causes: [
                    "it has seen the change \(migration), which this running program does not know"
                ],
                remedy: "start this program again in the newer version"
            )
        }
        state.withLock { $0 = State(version: refusal == nil ? version : nil, refusal: refusal) }
        if let refusal { throw refusal }
    }
}

import Glibc
import GRDB
public import SolsticeDomain
import SolsticeMigrations

/// A database as a file: inspected, copied and replaced as a whole, whatever version made it.
///
/// Nothing here migrates a file's tables, and no file that SQLite may have open is opened in any
/// other way: closing it would drop the locks of this process (see ``Store``).
public struct DatabaseFile: Sendable {
    /// What a file turns out to be.
    public enum Condition: Equatable, Sendable {
        /// The file does not exist.
        case absent
        /// Sound, and made by Solstice.
        case sound(Contents)
        /// Made by another program, or without any table.
        case foreign
        /// Unusable, for this reason.
        case damaged(String)
    }

    /// What a database holds, of whatever version.
    public struct Contents: Equatable, Sendable {
        /// How many jobs it holds.
        public let jobCount: Int
        /// The highest number that a job ever had; 0 before there is one.
        public let lastJobNumber: JobID
        /// The newest migration that has been applied to its tables.
        public let newestMigration: String
        /// The newest applied migration that this program does not know; nil if it knows them all.
        public let newestUnknownMigration: String?
    }

    /// Its path.
    public let path: String

    /// The file at a path, which need not exist.
    public init(path: String) { self.path = path }

    /// Inspects the file; `readOnly` if it may be on a medium that cannot be written.
    /// - Throws: a ``Diagnostic`` if it cannot be inspected just now.
    public func condition(readOnly: Bool = false) throws(Diagnostic) -> Condition {
        guard access(path, F_OK) == 0 else { return .absent }
        return try DatabaseFailure.explained(path: path) {
            do {
                return try open(readOnly: readOnly).read(Self.examine)
            } catch let error as DatabaseError
                where [.SQLITE_NOTADB, .SQLITE_CORRUPT].contains(error.resultCode)
            {
                return .damaged(error.message ?? "\(error)")
            }
        }
    }

    /// Copies the database, as it is between two changes, to a file that does not exist yet.
    ///
    /// Readers, writers and a service continue meanwhile. The copy is readable only by its owner,
    /// complete in one file, checked, and synced to disk. On failure nothing is left.
    public func copy(to draft: String, readOnly: Bool = false) throws(Diagnostic) -> Condition {
        let source = try DatabaseFailure.explained(path: path) {
            let source = try open(readOnly: readOnly)
            _ = try source.read(SchemaMigration.migrationsSeen)
            return source
        }
        guard mknod(draft, S_IFREG | 0o600, 0) == 0 else {
            throw Self.cannotWrite(draft, errno)
        }
        do throws(Diagnostic) {
            let condition = try DatabaseFailure.explained(path: draft) {
                let target = try DatabaseFile(path: draft).open(isDurable: true)
                try source.backup(to: target)
                // The copy would still say that changes are in a log next to it.
                try target.writeWithoutTransaction {
                    try $0.execute(sql: "PRAGMA journal_mode = DELETE")
                }
                let condition = try target.read(Self.examine)
                try target.close()
                return condition
            }
            if case .damaged(let reason) = condition {
                throw Diagnostic(
                    .badInput, "\(path) is damaged, and so is every copy of it",
                    causes: [Message(reason)],
                    remedy: "restore it from an older backup: \(run: .restore, "FILE")")
            }
            return condition
        } catch {
            DatabaseFile(path: draft).remove()
            throw error
        }
    }

    /// Replaces this database's content with another's, in one SQLite transaction: a process that
    /// has the file open sees the old content or the new.
    public func replaceContent(with other: DatabaseFile) throws(Diagnostic) {
        try DatabaseFailure.explained(path: path) {
            try other.open().backup(to: try open(isDurable: true))
        }
    }

    /// Removes the file and what SQLite left next to it.
    public func remove() {
        for ending in ["", "-wal", "-shm", "-journal"] { unlink(path + ending) }
    }

    /// Whether a path leads to the database's file or to one that belongs to it.
    public func owns(_ other: String) -> Bool {
        var theirs = stat()
        guard stat(other, &theirs) == 0 else { return false }
        return ["", "-wal", "-shm", "-journal", ".service"].contains { ending in
            var ours = stat()
            return stat(path + ending, &ours) == 0 && ours.st_dev == theirs.st_dev
                && ours.st_ino == theirs.st_ino
        }
    }

    /// The diagnostic for a file that cannot be written, for the reason that `errno` gave.
    static func cannotWrite(_ path: String, _ code: Int32) -> Diagnostic {
        Diagnostic(
            .cannotWrite, "\(path) cannot be written",
            causes: [Message(String(cString: strerror(code)))],
            remedy: "check that its folder exists, is yours and has room")
    }

    private func open(readOnly: Bool = false, isDurable: Bool = false) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = readOnly
        configuration.busyMode = .timeout(300)
        configuration.prepareDatabase { database in
            if isDurable { try database.execute(sql: "PRAGMA synchronous = FULL") }
        }
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    private static func examine(_ database: Database) throws -> Condition {
        let verdict = try String.fetchAll(database, sql: "PRAGMA quick_check(1)")
        guard verdict == ["ok"] else { return .damaged(verdict.first ?? "no answer") }
        let migrations = try SchemaMigration.migrationsSeen(in: database)
        if migrations.isEmpty { return .foreign }
        return .sound(
            Contents(
                jobCount: try Int.fetchOne(database, sql: "SELECT count(*) FROM job") ?? 0,
                lastJobNumber: try StoreSession.lastJobNumber(database),
                newestMigration: SchemaMigration.newestUnknown(in: migrations, knowing: []) ?? "",
                newestUnknownMigration: SchemaMigration.newestUnknown(
                    in: migrations, knowing: Migration.all)))
    }
}

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif
import GRDB
public import SolsticeDomain
import SolsticeMigrations

/// The one SQLite file that holds queue, tables, plans and attempts.
///
/// Any number of processes may use the file at once; each change is one transaction. WAL lets
/// readers and the one writer work side by side. Opening a file changes nothing in it, so a command
/// that fails leaves it as it was, byte for byte.
public struct Store: Sendable {
    private let queue: DatabaseQueue
    private let clocks: ClockSource
    private let watch: SchemaWatch

    /// The rules of a time zone by its IANA name.
    public typealias ClockSource = @Sendable (String) throws(Diagnostic) -> LocalClock

    /// Opens the file; creates it and its tables if they are missing.
    ///
    /// A new file can be read only by its owner.
    /// - Throws: a ``Diagnostic`` if the file is not a database, is from a newer Solstice, or
    ///   cannot be read or written.
    public init(path: String, clocks: @escaping ClockSource) throws(Diagnostic) {
        try self.init(path: path, migrations: Migration.all, clocks: clocks)
    }

    /// Opens the file as a program that knows these migrations.
    init(
        path: String, migrations: [Migration], clocks: @escaping ClockSource
    ) throws(Diagnostic) {
        self.clocks = clocks
        watch = SchemaWatch(knowing: migrations)
        queue = try DatabaseFailure.explained(path: path) {
            Self.makePrivate(path)
            var configuration = Configuration()
            // Concurrent writers wait their turn; SQLite has no queue, so some wait for long.
            configuration.busyMode = .timeout(300)
            configuration.prepareDatabase { database in
                // GRDB's own way to switch to WAL commits a change each time a file is opened.
                try database.execute(sql: "PRAGMA journal_mode = WAL")
                try database.execute(sql: "PRAGMA synchronous = NORMAL")
                // The undo data of one statement is then kept in small pieces, not in 64 KB for
                // each row: a submission of many jobs takes a third of the time.
                try database.execute(sql: "PRAGMA temp_store = MEMORY")
            }
            let queue = try Self.openWhenFree(path, configuration)
            try SchemaMigration.bring(queue, upTo: migrations)
            return queue
        }
    }

    /// Runs reads that all see the same state of the database.
    /// - Throws: a ``Diagnostic`` of kind `unavailable` if a newer program has changed the tables.
    public func read<Value>(
        _ body: (StoreSession) throws -> Value
    ) throws(Diagnostic) -> Value {
        try DatabaseFailure.explained(path: queue.path) {
            try queue.read { database in
                try watch.check(database, path: queue.path)
                return try body(StoreSession(database: database, clocks: clocks))
            }
        }
    }

    /// Runs one transaction: everything in it happens, or nothing if it throws.
    /// - Throws: a ``Diagnostic`` of kind `unavailable` if a newer program has changed the tables,
    ///   before anything is written.
    @discardableResult
    public func write<Value>(
        _ body: (StoreSession) throws -> Value
    ) throws(Diagnostic) -> Value {
        try transaction { .commit(try body($0)) }
    }

    /// Runs one transaction that decides itself whether it is kept: either way its value is
    /// returned. If it throws, nothing happens.
    /// - Throws: a ``Diagnostic`` of kind `unavailable` if a newer program has changed the tables,
    ///   before anything is written.
    public func transaction<Value>(
        _ body: (StoreSession) throws -> TransactionOutcome<Value>
    ) throws(Diagnostic) -> Value {
        try DatabaseFailure.explained(path: queue.path) {
            try queue.writeWithoutTransaction { database in
                var outcome: TransactionOutcome<Value>?
                try database.inTransaction(.immediate) {
                    try watch.check(database, path: queue.path)
                    let found = try body(StoreSession(database: database, clocks: clocks))
                    outcome = found
                    return found.isCommit ? .commit : .rollback
                }
                guard let outcome else { preconditionFailure("a transaction ended unrun") }
                return outcome.value
            }
        }
    }

    /// Opens the file, retrying for ten seconds while others hold it: SQLite does not wait by
    /// itself when several processes switch the same new file to WAL.
    private static func openWhenFree(
        _ path: String, _ configuration: Configuration
    ) throws -> DatabaseQueue {
        let deadline = ContinuousClock.now + .seconds(10)
        while true {
            do {
                return try DatabaseQueue(path: path, configuration: configuration)
            } catch let error as DatabaseError
                where error.resultCode == .SQLITE_BUSY && ContinuousClock.now < deadline
            {
                usleep(10_000)
            }
        }
    }

    /// A number that changes whenever another connection changes the file.
    public func version() throws(Diagnostic) -> Int {
        try DatabaseFailure.explained(path: queue.path) {
            try queue.read { try Int.fetchOne($0, sql: "PRAGMA data_version") ?? 0 }
        }
    }

    /// Makes a write that changes nothing.
    /// - Throws: a ``Diagnostic`` if the file cannot be written.
    public func tryToWrite() throws(Diagnostic) {
        try DatabaseFailure.explained(path: queue.path) {
            try queue.write { database in
                try watch.check(database, path: queue.path)
                let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
                // Writing the same value would not reach the disk.
                try database.execute(sql: "PRAGMA user_version = \(version + 1)")
                try database.execute(sql: "PRAGMA user_version = \(version)")
            }
        }
    }

    /// Why this program can no longer use the file, because a newer one has changed its tables
    /// since; nil while it can. Set by the first read or write that is refused.
    public var refusal: Diagnostic? { watch.refusal }

    /// The file's path.
    public var path: String { queue.path }

    /// Creates a missing file that only its owner can read.
    ///
    /// Only SQLite may open an existing file: a process that closes a descriptor of a file drops
    /// all locks that it has on it. Another process would then think itself the last with the file
    /// open, and remove the log that this one still writes to.
    private static func makePrivate(_ path: String) {
        func exists() -> Bool { access(path, F_OK) == 0 }
        // Linux creates a file without opening it.
        if exists() || mknod(path, S_IFREG | 0o600, 0) == 0 || exists() { return }
        // Other systems do not, nor does Linux if a link leads to a file that does not exist yet.
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        if descriptor >= 0 { close(descriptor) }
        // If that fails, SQLite reports why.
    }
}

/// What SQLite's failures mean to a user.
enum DatabaseFailure {
    /// Runs database work and turns what goes wrong into a ``Diagnostic``.
    static func explained<Value>(
        path: String, _ work: () throws -> Value
    ) throws(Diagnostic) -> Value {
        do {
            return try work()
        } catch let diagnostic as Diagnostic {
            throw diagnostic
        } catch let error as DatabaseError {
            throw diagnostic(error, path: path)
        } catch {
            throw Diagnostic(.software, "\(path): \(error)")
        }
    }

    private static func diagnostic(_ error: DatabaseError, path: String) -> Diagnostic {
        let cause = error.message.map { [Message($0)] } ?? []
        switch error.resultCode {
        case .SQLITE_NOTADB:
            return Diagnostic(
                .badInput, "\(path) is not a Solstice database", causes: cause,
                remedy: "name another file with \(set: .database, "PATH")")
        case .SQLITE_CORRUPT:
            return Diagnostic(
                .badInput, "\(path) is damaged", causes: cause,
                remedy: "restore a backup: \(run: .restore, "FILE"), or try: "
                    + "sqlite3 \(path) .recover")
        case .SQLITE_CANTOPEN:
            return Diagnostic(
                .noSuchInput, "\(path) cannot be opened", causes: cause,
                remedy:
                    "check that its folder exists and is yours, or use \(set: .database, "PATH")")
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
            return Diagnostic(
                .cannotWrite, "\(path) cannot be written", causes: cause,
                remedy: "check the owner and mode of the file and its folder")
        case .SQLITE_FULL, .SQLITE_IOERR:
            return Diagnostic(
                .cannotWrite, "\(path) could not be written; nothing was changed", causes: cause,
                remedy: "free some space on its disk and try again")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            return Diagnostic(
                .tryAgain, "\(path) was busy for too long; nothing was changed", causes: cause,
                remedy: "try again")
        default:
            return Diagnostic(.software, "\(path): \(error.description)")
        }
    }
}

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif
import GRDB
public import SolsticeDomain
import SolsticeMigrations

/// The one SQLite file that queue, tables, plans and attempts live in.
///
/// Any number of processes may use the file at once; each change is one transaction. WAL keeps
/// readers and the one writer out of each other's way. Opening a file changes nothing in it, so that
/// a command that fails leaves it as it was, byte for byte.
public struct Store: Sendable {
    private let queue: DatabaseQueue
    private let clocks: ClockSource
    private let watch: SchemaWatch

    /// The rules of a time zone by its IANA name.
    public typealias ClockSource = @Sendable (String) throws(Diagnostic) -> LocalClock

    /// Opens the file, making it and its tables where they are missing.
    ///
    /// A new file can be read by its owner only.
    /// - Throws: a ``Diagnostic`` where the file is not a database, is from a newer Solstice, or
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
            // Those who come at once wait their turn; SQLite knows no queue, so some wait for long.
            configuration.busyMode = .timeout(300)
            configuration.prepareDatabase { database in
                // GRDB's own way into WAL commits a change each time a file is opened.
                try database.execute(sql: "PRAGMA journal_mode = WAL")
                try database.execute(sql: "PRAGMA synchronous = NORMAL")
                // What undoes one statement is kept in small pieces then, and not in 64 KB for each
                // row: a submission of many jobs takes a third of the time.
                try database.execute(sql: "PRAGMA temp_store = MEMORY")
            }
            let queue = try Self.openWhenFree(path, configuration)
            try SchemaMigration.bring(queue, upTo: migrations)
            return queue
        }
    }

    /// Runs reads that all see the same state of the database.
    /// - Throws: a ``Diagnostic`` of kind `unavailable` where a newer program has changed the tables.
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

    /// Runs one transaction: everything in it happens, or nothing does where it throws.
    /// - Throws: a ``Diagnostic`` of kind `unavailable` where a newer program has changed the tables,
    ///   before anything is written.
    @discardableResult
    public func write<Value>(
        _ body: (StoreSession) throws -> Value
    ) throws(Diagnostic) -> Value {
        try transaction { .commit(try body($0)) }
    }

    /// Runs one transaction that says itself whether it is kept: either way its value is returned.
    /// Where it throws, nothing happens.
    /// - Throws: a ``Diagnostic`` of kind `unavailable` where a newer program has changed the tables,
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

    /// Opens the file, again and again for ten seconds while others keep it: SQLite does not wait by
    /// itself when several processes turn the same new file to WAL.
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

    /// Writes something that changes nothing.
    /// - Throws: a ``Diagnostic`` where the file cannot be written.
    public func tryToWrite() throws(Diagnostic) {
        try DatabaseFailure.explained(path: queue.path) {
            try queue.write { database in
                try watch.check(database, path: queue.path)
                let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
                // The same value would not reach the disk.
                try database.execute(sql: "PRAGMA user_version = \(version + 1)")
                try database.execute(sql: "PRAGMA user_version = \(version)")
            }
        }
    }

    /// Why the file cannot be used by this program any more, because a newer one has changed its tables
    /// since; nil while it can. Known from the first read or write on that was refused.
    public var refusal: Diagnostic? { watch.refusal }

    /// The file's path.
    public var path: String { queue.path }

    /// Makes a missing file that only its owner can read.
    ///
    /// A file that is there is never opened, but by SQLite: whoever closes a descriptor of a file
    /// drops all locks that their process has on it. Another process would then think itself the last
    /// with the file open, and take away the log that this one goes on writing to.
    private static func makePrivate(_ path: String) {
        func exists() -> Bool { access(path, F_OK) == 0 }
        // Linux makes a file without opening it.
        if exists() || mknod(path, S_IFREG | 0o600, 0) == 0 || exists() { return }
        // Other systems do not, nor where a link leads to a file that is still to be made.
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        if descriptor >= 0 { close(descriptor) }
        // Where that fails, SQLite tells why.
    }
}

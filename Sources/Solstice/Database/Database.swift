import Glibc
import SolsticeDomain
import SolsticeGridData
import SolsticeStore
import Synchronization

/// A database and the clock it is used with; it opens a ``PlanningContext`` for each transaction.
struct Database: Sendable {
    let store: Store
    let clocks: ClockTable
    let clock: SchedulerClock
    /// Who makes the changes, as events record it.
    var actor = JobEvent.Actor.user

    /// Opens a database, creating it if it is missing.
    /// - Throws: a ``Diagnostic`` if the file cannot be used.
    init(path: String, clock: SchedulerClock) throws(Diagnostic) {
        let clocks = ClockTable()
        self.clocks = clocks
        self.clock = clock
        store = try Store(path: path) { name throws(Diagnostic) in try clocks.clock(name) }
    }

    var path: String { store.path }

    /// The current moment on the clock.
    var now: Instant { clock.now }

    /// Reads everything as it is at one moment.
    func read<Value>(
        _ body: (PlanningContext) throws -> Value
    ) throws(Diagnostic) -> Value {
        let now = self.now
        return try store.read { try body(context($0, now)) }
    }

    /// Makes a change in one transaction; nothing of it is kept if it throws.
    func write<Value>(
        _ body: (PlanningContext) throws -> Value
    ) throws(Diagnostic) -> Value {
        let now = self.now
        return try store.write { try body(context($0, now)) }
    }

    /// Makes a change that decides itself whether it is kept.
    func transaction<Value>(
        _ body: (PlanningContext) throws -> TransactionOutcome<Value>
    ) throws(Diagnostic) -> Value {
        let now = self.now
        return try store.transaction { try body(context($0, now)) }
    }

    private func context(_ session: StoreSession, _ now: Instant) throws -> PlanningContext {
        try PlanningContext(
            session: session, clocks: clocks, now: now, isRealTime: clock.isReal, actor: actor)
    }

    /// The folder of the logs and exit records of its attempts, beside the database.
    var attemptsFolder: String { Self.attemptsFolder(of: path) }

    /// The same as an absolute path.
    var absoluteAttemptsFolder: String { Self.absoluteAttemptsFolder(of: path) }

    private static func attemptsFolder(of path: String) -> String {
        (path.hasSuffix(".db") ? String(path.dropLast(3)) : path) + "-jobs"
    }

    /// The folder of the attempts of a database at a path, as an absolute path.
    static func absoluteAttemptsFolder(of path: String) -> String {
        let folder = attemptsFolder(of: path)
        if folder.hasPrefix("/") { return folder }
        guard let current = getcwd(nil, 0) else { return "/" + folder }
        defer { free(current) }
        return String(cString: current) + "/" + folder
    }
}

/// The time zones used so far, each loaded once.
final class ClockTable: Sendable {
    private let known = Mutex<[String: LocalClock]>([:])

    func clock(_ timeZone: String) throws(Diagnostic) -> LocalClock {
        if let clock = known.withLock({ $0[timeZone] }) { return clock }
        let clock = try TimeZoneRules.clock(timeZone)
        known.withLock { $0[timeZone] = clock }
        return clock
    }
}

extension Diagnostic {
    /// Whether the cause is a database that cannot be used at present, not the request itself.
    func isTrouble(ofDatabase path: String) -> Bool {
        [.cannotWrite, .tryAgain, .noSuchInput].contains(kind) && problem.hasPrefix(path + " ")
    }
}

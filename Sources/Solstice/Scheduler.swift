public import SolsticeDomain
import SolsticeGridData
import SolsticeStore

/// The library's face: import history, submit jobs, look at plans, and account for what was saved.
///
/// ```swift
/// let scheduler = try Scheduler(databasePath: "solstice.db", clock: .system)
/// let submission = try scheduler.submit(request)
/// ```
///
/// Any number of schedulers, in one process or in several, may share a database.
public struct Scheduler: Sendable {
    let store: Store
    let clocks: ClockTable
    /// Where "now" comes from.
    public let clock: SchedulerClock
    /// Who changes things through this scheduler, as events name them.
    public var actor = "user"

    /// Opens a database, making it where it is missing.
    /// - Throws: a ``Diagnostic`` where the file cannot be used.
    public init(databasePath: String, clock: SchedulerClock) throws(Diagnostic) {
        let clocks = ClockTable()
        self.clocks = clocks
        self.clock = clock
        store = try Store(path: databasePath) { name throws(Diagnostic) in
            try clocks.clock(name)
        }
    }

    /// The release that this is, as `solstice --version` and reports name it.
    public static let version = "0.2.0"

    /// Why this program cannot use the database any more: a newer one has changed its tables since. Nil
    /// while it can; known from the first call on that was refused.
    public var refusal: Diagnostic? { store.refusal }

    /// The database's path.
    public var databasePath: String { store.path }

    /// The current moment on the scheduler's clock.
    public var now: Instant { clock.now }

    /// The rules of a time zone by its IANA name.
    /// - Throws: a ``Diagnostic`` that names the nearest zone where there is none of this name.
    public func localClock(_ timeZone: String) throws(Diagnostic) -> LocalClock {
        try clocks.clock(timeZone)
    }
}

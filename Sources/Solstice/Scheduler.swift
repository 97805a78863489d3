public import SolsticeDomain
import SolsticeGridData
import SolsticeStore

/// The library's entry point: import history, submit jobs, see plans, and account for savings.
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
    /// The name of the actor that events record for changes through this scheduler.
    public var actor = "user"

    /// Opens a database, creating it if it is missing.
    /// - Throws: a ``Diagnostic`` if the file cannot be used.
    public init(databasePath: String, clock: SchedulerClock) throws(Diagnostic) {
        let clocks = ClockTable()
        self.clocks = clocks
        self.clock = clock
        store = try Store(path: databasePath) { name throws(Diagnostic) in
            try clocks.clock(name)
        }
    }

    /// This release, as `solstice --version` and reports name it.
    public static let version = "0.2.0"

    /// Why this program can no longer use the database: a newer one has changed its tables. Nil
    /// while it can; set by the first call that was refused.
    public var refusal: Diagnostic? { store.refusal }

    /// The database's path.
    public var databasePath: String { store.path }

    /// The current moment on the scheduler's clock.
    public var now: Instant { clock.now }

    /// The rules of a time zone by its IANA name.
    /// - Throws: a ``Diagnostic`` that names the nearest zone if there is none of this name.
    public func localClock(_ timeZone: String) throws(Diagnostic) -> LocalClock {
        try clocks.clock(timeZone)
    }
}

public import SolsticeDomain
import SolsticeStore

/// Reports changes to a database by other connections, without polling it.
public final class DatabaseWatch: Sendable {
    private let wakeups: Wakeups
    private let database: Database

    /// A watch over a scheduler's database; it does not see that scheduler's own changes.
    public init(_ scheduler: Scheduler) {
        database = scheduler.database
        wakeups = Wakeups(databasePath: scheduler.databasePath)
    }

    /// The version of the database now, which differs after every change.
    public func version() throws(Diagnostic) -> Int { try database.store.version() }

    /// Sleeps until the files of the database change, the task is cancelled, or a time has passed.
    public func wait(atMost duration: Duration) async { await wakeups.wait(atMost: duration) }
}

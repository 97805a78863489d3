public import SolsticeDomain
import SolsticeStore

/// Tells when somebody changed a database, without asking it again and again.
public final class DatabaseWatch: Sendable {
    private let wakeups: Wakeups
    private let scheduler: Scheduler

    /// A watch over the database of a scheduler, whose own changes it does not see.
    public init(_ scheduler: Scheduler) {
        self.scheduler = scheduler
        wakeups = Wakeups(databasePath: scheduler.databasePath)
    }

    /// The version of the database now, which is another one after every change.
    public func version() throws(Diagnostic) -> Int { try scheduler.store.version() }

    /// Sleeps until the files of the database change, the task is cancelled, or a time has passed.
    public func wait(atMost duration: Duration) async { await wakeups.wait(atMost: duration) }
}

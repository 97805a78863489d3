import SolsticeDomain
import SolsticeExecution

/// The service's memory between passes; nothing here matters after it stops.
struct ServiceLoopState {
    /// The last trouble with each job, reported once and not on every pass.
    var troubles: [JobID: Diagnostic] = [:]
    /// The last trouble with the database itself.
    var databaseTrouble: Diagnostic?
    /// The last instructions given to executors.
    var told: [AttemptAddress: Reconciliation.Motion] = [:]
    /// Attempts that were seen waiting in their executor's own queue.
    var pending: Set<AttemptAddress> = []
    /// Attempts that were asked to end; asking again would restart their grace period.
    var asked: Set<AttemptAddress> = []
    /// When waiting jobs are next reviewed, and what was known when they last were.
    var nextLook: Instant?
    var dataRevision: Int?
    /// The database's version when it was last read, and what was read.
    var version: Int?
    var view: ServiceView?
    /// Jobs whose start was announced.
    var announced: Set<JobID> = []
    /// The machine's clock beside one that cannot be set.
    private var clocks: (wall: Instant, steady: ContinuousClock.Instant)?

    /// How far the machine's clock was set since the last pass, seconds; nil if too little to
    /// notice.
    mutating func clockStep(
        now: Instant, steady: ContinuousClock.Instant = .now
    ) -> Int? {
        defer { clocks = (now, steady) }
        guard let clocks else { return nil }
        let passed = Int((steady - clocks.steady).components.seconds)
        let step = (now - clocks.wall).seconds - passed
        return abs(step) >= 60 ? step : nil
    }

    /// Removes attempts that have ended, and jobs that are no longer followed.
    mutating func keepOnly(_ open: Set<AttemptAddress>, jobs: Set<JobID>) {
        troubles = troubles.filter { jobs.contains($0.key) }
        told = told.filter { open.contains($0.key) }
        asked = asked.intersection(open)
        pending = pending.intersection(open)
    }
}

import SolsticeDomain
import SolsticeExecution

/// What the service remembers of its own doing; nothing that matters after it was stopped.
struct ServiceLoopState {
    /// The last trouble with a job, told once and not at every look.
    var troubles: [Int: Diagnostic] = [:]
    /// The last trouble with the database itself.
    var databaseTrouble: Diagnostic?
    /// What executors were last told to do with attempts.
    var told: [AttemptAddress: Reconciliation.Motion] = [:]
    /// Attempts that were seen waiting in their executor's own queue.
    var pending: Set<AttemptAddress> = []
    /// Attempts that were asked to end; asking again would begin their grace anew.
    var asked: Set<AttemptAddress> = []
    /// When waiting jobs are to be looked at again, and what was known when they last were.
    var nextLook: Instant?
    var dataRevision: Int?
    /// The database's state that was last read, and what was read.
    var version: Int?
    var view: ServiceView?
    /// Jobs whose start was announced.
    var announced: Set<Int> = []
    /// The machine's clock beside one that nobody can set.
    private var clocks: (wall: Instant, steady: ContinuousClock.Instant)?

    /// By how much the machine's clock was set since the last look, seconds; nil for less than one
    /// would notice.
    mutating func clockStep(
        now: Instant, steady: ContinuousClock.Instant = .now
    ) -> Int? {
        defer { clocks = (now, steady) }
        guard let clocks else { return nil }
        let passed = Int((steady - clocks.steady).components.seconds)
        let step = (now - clocks.wall).seconds - passed
        return abs(step) >= 60 ? step : nil
    }

    /// Forgets attempts that are over, and jobs that are no longer looked after.
    mutating func keepOnly(_ open: Set<AttemptAddress>, jobs: Set<Int>) {
        troubles = troubles.filter { jobs.contains($0.key) }
        told = told.filter { open.contains($0.key) }
        asked = asked.intersection(open)
        pending = pending.intersection(open)
    }
}

import SolsticeDomain
import SolsticeExecution

/// What the service should do next, as a pure function of what it sees.
///
/// Nothing here touches the database, a process or a clock, so every decision can be tested as a
/// value. The database holds the desired state; executors are brought to match it, and asked again
/// after a crash, so that no instruction is lost.
struct Reconciliation {
    /// A job that is waiting to start.
    struct Waiting: Equatable {
        let job: JobID
        let start: Instant
        let deadline: Instant?
        let executor: ExecutorKind
        /// Whether its predecessors have finished. Until they have, its start may pass.
        var isReady = true
    }

    /// An attempt that has not ended, with its executor's report.
    struct Open: Equatable {
        let attempt: Attempt
        let state: JobState
        let report: AttemptReport
        /// When it is to run; nil for one that does not pause.
        var pausing: PausingJob?
        /// The last instruction that this service gave its executor.
        var told: Motion?
        /// Whether it was seen waiting in its executor's own queue.
        var hasWaited = false
    }

    /// A job that has saved its work for a pause and exited.
    struct Resting: Equatable {
        let job: JobID
        let pausing: PausingJob
        let executor: ExecutorKind
    }

    /// What an attempt's processes should do.
    enum Motion: Equatable {
        /// Run.
        case go
        /// Stop.
        case stop
        /// Save their work and exit.
        case save(grace: TimeSpan)
    }

    /// Something for the service to do.
    enum Action: Equatable {
        /// Start a job that is due, or one whose pause has ended.
        case start(job: JobID)
        /// Look for a new place: the planned start was missed by more than a little.
        case replan(job: JobID)
        /// Give up a job whose deadline passed before it could start.
        case miss(job: JobID)
        /// Spawn an attempt that was recorded but not spawned: the service was stopped in between.
        case spawn(Attempt)
        /// Record that an attempt's process exists; it may have waited in its executor's queue.
        case markRunning(Attempt, hasWaited: Bool)
        /// Record that an attempt pauses from now on.
        case pause(Attempt)
        /// Record that an attempt resumes.
        case goOn(Attempt)
        /// Pass the recorded change to an attempt's executor.
        case tell(Attempt, Motion)
        /// Record an attempt's end.
        case finish(Attempt, AttemptReport)
        /// End the processes of an attempt whose job was cancelled.
        case kill(Attempt)

        /// The job that it is about.
        var job: JobID {
            switch self {
            case .start(let job), .replan(let job), .miss(let job): job
            case .spawn(let attempt), .markRunning(let attempt, _), .finish(let attempt, _),
                .kill(let attempt), .pause(let attempt), .goOn(let attempt),
                .tell(let attempt, _):
                attempt.job
            }
        }
    }

    let now: Instant
    /// A start may be late by this much before a new place is sought.
    let tolerance: TimeSpan

    /// The actions for a snapshot: the ends of attempts and pauses before new starts.
    func actions(waiting: [Waiting], open: [Open], resting: [Resting] = []) -> [Action] {
        open.compactMap(action) + resting.compactMap(action) + waiting.compactMap(action)
    }

    /// The next moment at which something becomes due; nil if nothing does. Overdue actions were
    /// tried and failed, and have no moment of their own; nor do jobs that wait for another job.
    func nextMoment(
        waiting: [Waiting], open: [Open] = [], resting: [Resting] = []
    ) -> Instant? {
        let starts = waiting.filter { $0.isStartable && $0.start > now }.map(\.start)
        let deadlines = waiting.compactMap(\.deadline).filter { $0 > now }
        let turns = (open.compactMap(\.pausing) + resting.map(\.pausing)).compactMap {
            $0.nextTurn(after: now)
        }
        return (starts + deadlines + turns).min()
    }

    private func action(_ open: Open) -> Action? {
        switch open.report {
        case .ended, .vanished: .finish(open.attempt, open.report)
        case .running, .pending: order(open)
        case .unreachable: nil
        case .unknown where open.state == .starting: .spawn(open.attempt)
        // It ran, and nothing of it is left: it must not run a second time unasked.
        case .unknown where open.state.isActive: .finish(open.attempt, .vanished)
        case .unknown: .finish(open.attempt, .unknown)
        }
    }

    /// The instruction for a live attempt.
    private func order(_ open: Open) -> Action? {
        if open.state == .cancelled { return .kill(open.attempt) }
        if open.report == .pending { return nil }
        if open.state == .starting { return .markRunning(open.attempt, hasWaited: open.hasWaited) }
        guard let pausing = open.pausing else { return nil }
        let shouldWork = pausing.shouldWork(at: now)
        switch (open.state, pausing.policy.method) {
        case (.running, _) where !shouldWork: return .pause(open.attempt)
        case (.paused, .stop) where shouldWork: return .goOn(open.attempt)
        default: break
        }
        let motion: Motion =
            switch (open.state, pausing.policy.method) {
            case (.paused, .stop): .stop
            // Once asked to exit it exits, whatever the time is by then.
            case (.paused, .checkpoint): .save(grace: pausing.policy.grace)
            default: .go
            }
        // A job asked to save needs no instruction when it runs again: that is another attempt.
        if motion == .go, pausing.policy.method == .checkpoint { return nil }
        return open.told == motion ? nil : .tell(open.attempt, motion)
    }

    private func action(_ resting: Resting) -> Action? {
        resting.executor != .none && resting.pausing.shouldWork(at: now)
            ? .start(job: resting.job) : nil
    }

    private func action(_ waiting: Waiting) -> Action? {
        if let deadline = waiting.deadline, deadline <= now { return .miss(job: waiting.job) }
        guard waiting.isStartable, waiting.start <= now else { return nil }
        return now - waiting.start > tolerance
            ? .replan(job: waiting.job) : .start(job: waiting.job)
    }
}

extension Reconciliation.Waiting {
    /// Whether only time keeps the job from starting.
    var isStartable: Bool { executor != .none && isReady }
}

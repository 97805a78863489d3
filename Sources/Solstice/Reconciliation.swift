import SolsticeDomain
import SolsticeExecution

/// What the service should do next, as a pure function of what it sees.
///
/// Nothing here touches the database, a process or a clock, so every decision can be tested as a
/// value. The database says how things should be; executors are brought to agree with it, and asked
/// again after a crash, so that no order is lost between the two.
struct Reconciliation {
    /// A job that waits for its start.
    struct Waiting: Equatable {
        let job: Int
        let start: Instant
        let deadline: Instant?
        let executor: ExecutorKind
        /// Whether the jobs that it waits for are over. Until they are its start may pass.
        var isReady = true
    }

    /// An attempt that has not ended, and what its executor says of it.
    struct Open: Equatable {
        let attempt: Attempt
        let state: JobState
        let report: AttemptReport
        /// When it is to work; nil for one that does not pause.
        var pausing: PausingJob?
        /// What its executor was last told to do with it by this service.
        var told: Motion?
        /// Whether it was seen waiting in its executor's own queue.
        var hasWaited = false
    }

    /// A job that has saved its work for a pause and ended.
    struct Resting: Equatable {
        let job: Int
        let pausing: PausingJob
        let executor: ExecutorKind
    }

    /// What an attempt's processes are to do.
    enum Motion: Equatable {
        /// Work.
        case go
        /// Stand still.
        case stop
        /// Save their work and end.
        case save(grace: TimeSpan)
    }

    /// What is to be done.
    enum Action: Equatable {
        /// Start a job whose moment has come, or one whose pause is over.
        case start(job: Int)
        /// Look for a new place: the planned start was missed by more than a little.
        case replan(job: Int)
        /// Give a job up whose deadline has passed before it could start.
        case miss(job: Int)
        /// Spawn an attempt that was recorded and never spawned: the service was stopped between.
        case spawn(Attempt)
        /// Note that an attempt's process exists, of one that may have waited in its executor's queue.
        case markRunning(Attempt, hasWaited: Bool)
        /// Note that an attempt is to pause from now on.
        case pause(Attempt)
        /// Note that an attempt is to go on.
        case goOn(Attempt)
        /// Tell an attempt's executor what was noted.
        case tell(Attempt, Motion)
        /// Record an attempt's end.
        case finish(Attempt, AttemptReport)
        /// End the processes of an attempt whose job was cancelled.
        case kill(Attempt)

        /// The job that it is about.
        var job: Int {
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
    /// A start may be late by this much before a new place is looked for.
    let tolerance: TimeSpan

    /// The actions for a snapshot: the ends of attempts and pauses before new starts.
    func actions(waiting: [Waiting], open: [Open], resting: [Resting] = []) -> [Action] {
        open.compactMap(action) + resting.compactMap(action) + waiting.compactMap(action)
    }

    /// The next moment at which something falls due by itself; nil where nothing does. What is overdue
    /// was tried and went wrong, and has no moment of its own; nor has what waits for another job.
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
        // It ran, and nothing of it is left: nobody may run it a second time unasked.
        case .unknown where open.state.isActive: .finish(open.attempt, .vanished)
        case .unknown: .finish(open.attempt, .unknown)
        }
    }

    /// What a live attempt is to hear.
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
            // Once asked to end it ends, whatever the time is by then.
            case (.paused, .checkpoint): .save(grace: pausing.policy.grace)
            default: .go
            }
        // A job asked to save has nothing to hear when it works again: it is another attempt.
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
    /// Whether nothing but time stands between the job and its start.
    var isStartable: Bool { executor != .none && isReady }
}

import SolsticeDomain
import SolsticeExecution

/// What the service should do next, as a pure function of what it sees.
///
/// Nothing here touches the database, a process or a clock, so every decision can be tested as a
/// value.
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
    }

    /// What is to be done.
    enum Action: Equatable {
        /// Start a job whose moment has come.
        case start(job: Int)
        /// Look for a new place: the planned start was missed by more than a little.
        case replan(job: Int)
        /// Give a job up whose deadline has passed before it could start.
        case miss(job: Int)
        /// Spawn an attempt that was recorded and never spawned: the service was stopped between.
        case spawn(Attempt)
        /// Note that an attempt's process exists.
        case markRunning(Attempt)
        /// Record an attempt's end.
        case finish(Attempt, AttemptReport)
        /// End the processes of an attempt whose job was cancelled.
        case kill(Attempt)

        /// The job that it is about.
        var job: Int {
            switch self {
            case .start(let job), .replan(let job), .miss(let job): job
            case .spawn(let attempt), .markRunning(let attempt), .finish(let attempt, _),
                .kill(let attempt):
                attempt.job
            }
        }
    }

    let now: Instant
    /// A start may be late by this much before a new place is looked for.
    let tolerance: TimeSpan

    /// The actions for a snapshot, the ends of attempts before new starts.
    func actions(waiting: [Waiting], open: [Open]) -> [Action] {
        open.compactMap(action) + waiting.compactMap(action)
    }

    /// The next moment at which something falls due by itself; nil where nothing does. What is overdue
    /// was tried and went wrong, and has no moment of its own; nor has what waits for another job.
    func nextMoment(waiting: [Waiting]) -> Instant? {
        waiting.filter { $0.isStartable && $0.start > now }.map(\.start).min()
    }

    private func action(_ open: Open) -> Action? {
        switch open.report {
        case .ended, .vanished: .finish(open.attempt, open.report)
        case .running where open.state == .cancelled, .pending where open.state == .cancelled:
            .kill(open.attempt)
        case .running where open.state == .starting: .markRunning(open.attempt)
        case .running, .pending, .unreachable: nil
        case .unknown where open.state == .starting: .spawn(open.attempt)
        // It ran, and nothing of it is left: nobody may run it a second time unasked.
        case .unknown where open.state.isActive: .finish(open.attempt, .vanished)
        case .unknown: .finish(open.attempt, .unknown)
        }
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

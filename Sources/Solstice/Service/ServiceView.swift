import SolsticeDomain
import SolsticeExecution
import SolsticeStore

/// What is waiting, running and pausing, as the service reads it from the database.
struct ServiceView {
    /// An attempt that has not ended.
    struct OpenAttempt {
        let attempt: Attempt
        let state: JobState
        let pausing: PausingJob?
        let executor: any Executor
    }

    let waiting: [Reconciliation.Waiting]
    let open: [OpenAttempt]
    let resting: [Reconciliation.Resting]
    /// A number that changes with all data other than the jobs.
    let dataRevision: Int

    init(_ context: PlanningContext, _ executors: Executors) throws {
        let session = context.session
        let regions = Dictionary(uniqueKeysWithValues: context.regions.map { ($0.id, $0) })
        waiting = try session.waitingJobs().map { row in
            Reconciliation.Waiting(
                job: row.job, start: row.start, deadline: row.deadline,
                executor: regions[row.region]?.executor ?? .none, isReady: row.isReady)
        }
        let active = try session.activeJobs()
        let byJob = Dictionary(uniqueKeysWithValues: active.map { ($0.job.id, $0) })
        let attempts = try session.openAttempts()
        open = try attempts.map { attempt in
            let job = byJob[attempt.job]
            return OpenAttempt(
                attempt: attempt,
                state: try job?.job.state ?? session.state(of: attempt.job) ?? .lost,
                pausing: job.flatMap { Self.pausing($0.job, $0.segments) },
                executor: executors.executor(of: regions[attempt.region]))
        }
        let live = Set(attempts.map(\.job))
        resting = active.compactMap { job, region, segments in
            guard job.state == .paused, !live.contains(job.id) else { return nil }
            return Reconciliation.Resting(
                job: job.id, pausing: Self.pausing(job, segments) ?? .always,
                executor: regions[region]?.executor ?? .none)
        }
        dataRevision = try session.dataRevision()
    }

    private static func pausing(_ job: Job, _ segments: [TimeWindow]) -> PausingJob? {
        job.specification.pausing.map { PausingJob(policy: $0, segments: segments) }
    }

    /// The jobs that it shows.
    var jobs: Set<JobID> {
        Set(waiting.map(\.job) + open.map(\.attempt.job) + resting.map(\.job))
    }

    /// The jobs that only time keeps from starting.
    var startable: [Reconciliation.Waiting] { waiting.filter(\.isStartable) }

    /// Whether nothing is left to start or to follow.
    var isEmpty: Bool {
        startable.isEmpty && open.isEmpty && resting.allSatisfy { $0.executor == .none }
    }

    /// How often executors should be polled; nil if nothing is running.
    var pollInterval: Duration? { open.map(\.executor.pollInterval).min() }
}

extension PausingJob {
    /// A job that may run at any time.
    fileprivate static let always = PausingJob(
        policy: PausePolicy(resumeOverhead: .zero), segments: [])
}

/// A job that runs in its planned segments and pauses between them.
struct PausingJob: Equatable {
    let policy: PausePolicy
    /// When it is to run, in order of time.
    let segments: [TimeWindow]

    /// Whether it should be running at a moment. From its last segment on it runs until it is done,
    /// however long that takes.
    func shouldWork(at now: Instant) -> Bool {
        guard let last = segments.last, now < last.start else { return true }
        return segments.contains { $0.start <= now && now < $0.end }
    }

    /// When it next pauses or resumes; nil if it will only end.
    func nextTurn(after now: Instant) -> Instant? {
        (segments.dropLast().map(\.end) + segments.map(\.start)).filter { $0 > now }.min()
    }
}

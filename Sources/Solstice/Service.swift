public import SolsticeDomain
public import SolsticeExecution
import SolsticeStore

/// Starts due jobs and follows them to their end: a loop that looks at database and executors, asks
/// ``Reconciliation`` what to do, and does it.
public struct Service: Sendable {
    /// Something worth telling a person who watches.
    public enum Notice: Sendable {
        /// A job was started, or is about to wait until this moment.
        case started(JobRecord)
        /// A job is over.
        case ended(JobRecord)
        /// Something went wrong with a job, and the service goes on.
        case trouble(job: Int, Diagnostic)
        /// Nothing is due before this job starts.
        case waiting(job: Int, until: Instant)
        /// A waiting job got another place, because more is known by now.
        case moved(JobRecord)
        /// Jobs wait that this service cannot start.
        case leftAlone(jobs: [Int], region: String)
        /// A job waits for others that this service will not bring to their end.
        case blocked(job: Int, by: [Int])
    }

    private let scheduler: Scheduler
    private let executor: any Executor
    private let lock: ServiceLock
    private let environment: [String: String]
    private let notify: @Sendable (Notice) -> Void

    /// The service of a scheduler's database; jobs inherit `environment`.
    /// - Throws: a ``Diagnostic`` that names the other service where one runs.
    public init(
        scheduler: Scheduler, executor: any Executor, environment: [String: String],
        notify: @escaping @Sendable (Notice) -> Void
    ) throws(Diagnostic) {
        self.scheduler = scheduler
        self.executor = executor
        self.environment = environment
        self.notify = notify
        lock = try ServiceLock(databasePath: scheduler.databasePath)
    }

    /// Works until its task is cancelled; with `untilEmpty`, until no job is left that it could
    /// start or follow. Running jobs go on when it stops.
    public func run(untilEmpty: Bool) async throws(Diagnostic) {
        var announced: Set<Int> = []
        var diary = Diary()
        while !Task.isCancelled {
            try reconsider(&diary)
            let snapshot = try await self.snapshot()
            let reconciliation = Reconciliation(now: scheduler.now, tolerance: tolerance)
            let actions = reconciliation.actions(waiting: snapshot.waiting, open: snapshot.open)
            var didSomething = false
            for action in actions where await carryOut(action, &diary) { didSomething = true }
            if didSomething { continue }
            if untilEmpty, snapshot.isEmpty {
                try announceBlocked(snapshot.waiting.filter { $0.executor != .none })
                announceLeftAlone(snapshot.waiting.filter { $0.executor == .none })
                return
            }
            if let next = snapshot.startable.min(by: { $0.start < $1.start }),
                next.start > scheduler.now, snapshot.open.isEmpty,
                announced.insert(next.job).inserted
            {
                notify(.waiting(job: next.job, until: next.start))
            }
            await sleep(until: reconciliation.nextMoment(waiting: snapshot.waiting), snapshot)
        }
    }

    /// How late a start may be before its place is reconsidered: a minute of real time.
    private var tolerance: TimeSpan {
        TimeSpan(seconds: Int((60 * max(1, scheduler.clock.rate)).rounded()))
    }

    private struct Snapshot {
        let waiting: [Reconciliation.Waiting]
        let open: [Reconciliation.Open]

        var startable: [Reconciliation.Waiting] { waiting.filter(\.isStartable) }
        var isEmpty: Bool { startable.isEmpty && open.isEmpty }
    }

    private func snapshot() async throws(Diagnostic) -> Snapshot {
        let (waiting, attempts) = try scheduler.serviceView()
        var open: [Reconciliation.Open] = []
        for (attempt, state) in attempts {
            let report = await executor.poll(attempt.address)
            open.append(.init(attempt: attempt, state: state, report: report))
        }
        return Snapshot(waiting: waiting, open: open)
    }

    /// What the service remembers of its own doing.
    private struct Diary {
        /// The last trouble with a job, told once and not at every look.
        var troubles: [Int: Diagnostic] = [:]
        /// Attempts that were asked to end; asking again would begin their grace anew.
        var asked: Set<AttemptAddress> = []
        /// When waiting jobs are to be looked at again, and the import that was the newest then.
        var nextLook: Instant?
        var newestBatch: Int?
    }

    /// Looks again at the jobs that wait, every full hour and whenever something was imported.
    private func reconsider(_ diary: inout Diary) throws(Diagnostic) {
        let batch = try scheduler.newestBatch()
        if let next = diary.nextLook, scheduler.now < next, batch == diary.newestBatch { return }
        diary.nextLook = scheduler.now.nextHour
        diary.newestBatch = batch
        for job in try scheduler.reconsider() { notify(.moved(try scheduler.record(job))) }
    }

    /// Does what is to be done; false where that was nothing, or went wrong.
    private func carryOut(_ action: Reconciliation.Action, _ diary: inout Diary) async -> Bool {
        if case .kill(let attempt) = action, !diary.asked.insert(attempt.address).inserted {
            return false
        }
        do {
            let didSomething = try await perform(action)
            diary.troubles[action.job] = nil
            return didSomething
        } catch {
            if diary.troubles.updateValue(error, forKey: action.job) != error {
                notify(.trouble(job: action.job, error))
            }
            return false
        }
    }

    /// Does an action; false where it could not be done yet.
    private func perform(_ action: Reconciliation.Action) async throws(Diagnostic) -> Bool {
        switch action {
        case .start(let job):
            guard let (attempt, request) = try scheduler.claim(job, environment: environment)
            else { return false }
            try await spawn(attempt, request)
        case .spawn(let attempt):
            try await spawn(
                attempt, try scheduler.request(for: attempt, environment: environment))
        case .replan(let job): try scheduler.replanLate(job)
        case .miss(let job): try announceEnd(of: job, with: try scheduler.giveUp(job))
        case .markRunning(let attempt): try scheduler.markRunning(attempt)
        case .finish(let attempt, let report):
            try announceEnd(
                of: attempt.job, with: try scheduler.finish(attempt, report: report))
        case .kill(let attempt):
            try await executor.cancel(attempt.address, grace: TimeSpan(seconds: 10))
        }
        return true
    }

    private func spawn(
        _ attempt: Attempt, _ request: LaunchRequest
    ) async throws(Diagnostic) {
        do {
            try await executor.start(request)
        } catch {
            for job in try scheduler.finish(attempt, neverStarted: error.problem) {
                notify(.ended(try scheduler.record(job)))
            }
            throw error
        }
        try scheduler.markRunning(attempt)
        notify(.started(try scheduler.record(attempt.job)))
    }

    /// Tells of a job's end and of those that were cancelled with it.
    private func announceEnd(of job: Int, with others: [Int]) throws(Diagnostic) {
        for job in [job] + others { notify(.ended(try scheduler.record(job))) }
    }

    private func announceBlocked(_ waiting: [Reconciliation.Waiting]) throws(Diagnostic) {
        for waiting in waiting where !waiting.isReady {
            notify(
                .blocked(job: waiting.job, by: try scheduler.openPredecessors(of: waiting.job)))
        }
    }

    private func announceLeftAlone(_ waiting: [Reconciliation.Waiting]) {
        let regions = Dictionary(grouping: waiting.map(\.job)) { job in
            (try? scheduler.record(job).plan?.placement.region) ?? ""
        }
        for (region, jobs) in regions.sorted(by: { $0.key < $1.key }) {
            notify(.leftAlone(jobs: jobs.sorted(), region: region))
        }
    }

    /// Sleeps until something falls due, and looks around now and then: other processes write to
    /// the database, and jobs end by themselves.
    private func sleep(until moment: Instant?, _ snapshot: Snapshot) async {
        let lookAround = snapshot.open.isEmpty ? 0.25 : 0.05
        let due = moment.map { scheduler.clock.realSeconds(until: $0) } ?? lookAround
        // A cancelled sleep is how the service is told to stop.
        try? await Task.sleep(for: .seconds(max(0.001, min(lookAround, due))))
    }
}

extension Attempt {
    /// How an executor finds the attempt again.
    var address: AttemptAddress { AttemptAddress(key: "job-\(job)-\(number)", folder: folder) }
}

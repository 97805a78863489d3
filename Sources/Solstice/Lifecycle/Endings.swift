import SolsticeDomain
import SolsticeExecution
import SolsticeStore

/// How attempts end, and what becomes of their jobs: final, tried again, or given up.
struct Endings {
    let context: PlanningContext
    private var session: StoreSession { context.session }
    private var now: Instant { context.now }

    /// The first wait before a failed job is tried again; each further one is twice as long.
    private static let firstBackOff = TimeSpan(seconds: 30)

    /// No wait is longer than this.
    private static let longestBackOff = TimeSpan.hour

    /// Records an attempt's end and updates its job; a cancelled job stays cancelled. `remains` is
    /// what is known about one that vanished.
    /// - Returns: the jobs that were cancelled because they needed its success.
    @discardableResult
    func finish(
        _ attempt: Attempt, report: AttemptReport, remains: AttemptRemains = AttemptRemains()
    ) throws -> [JobID] {
        switch report {
        case .running, .pending, .unreachable: return []
        case .unknown:
            return try finish(
                attempt, AttemptEnd(.neverStarted("the service stopped before it"), at: now))
        case .vanished: return try finish(attempt, AttemptEnd(.unknown, at: now, remains))
        case .ended(let exit):
            // The machine's clock only applies here if the scheduler uses it. An attempt that
            // started well before its claim was found again after its database was restored.
            let isFoundAgain =
                context.isRealTime && attempt.startedAt - exit.startedAt > TimeSpan(seconds: 60)
            let start = isFoundAgain ? exit.startedAt : attempt.startedAt
            let end = max(context.isRealTime ? exit.endedAt : now, start)
            var known = AttemptEnd(exit, at: end)
            if context.isRealTime { known.start = min(exit.startedAt, end) }
            known.isFoundAgain = isFoundAgain
            return try finish(attempt, known)
        }
    }

    /// Records that an attempt could not be handed to its executor.
    @discardableResult
    func finish(_ attempt: Attempt, neverStarted reason: String) throws -> [JobID] {
        try finish(attempt, AttemptEnd(.neverStarted(reason), at: now))
    }

    private func finish(_ attempt: Attempt, _ end: AttemptEnd) throws -> [JobID] {
        if let start = end.start {
            if end.isFoundAgain { try session.setEarlierStart(of: attempt, at: start) }
            try session.setStart(of: attempt, at: start)
        }
        try session.finish(
            attempt, outcome: end.outcome, at: end.moment, readings: end.readings,
            appliedCap: end.appliedCap, capProblem: end.capProblem)
        let job = try session.existingJob(attempt.job)
        var fallen: [JobID] = []
        if job.state.isActive { fallen = try moveOn(job, end) }
        try Statements(context: context).stateEnd(of: attempt.job)
        return fallen
    }

    /// Updates a job whose attempt has ended.
    private func moveOn(_ job: Job, _ end: AttemptEnd) throws -> [JobID] {
        let asked = job.specification
        if job.state == .paused, asked.pausing?.method == .checkpoint, end.hasSavedWork,
            try !wasDoneBeforeItsPause(job, end)
        {
            try session.add(
                JobEvent(
                    at: end.moment, from: .paused, to: .paused, actor: .service,
                    reason: "it has saved its work: \(end.reason)"), to: job.id)
            return []
        }
        if !end.isSuccess, try tryAgain(job, end) { return [] }
        return try session.conclude(
            job.id, from: job.state, to: end.state, at: end.moment, reason: end.reason)
    }

    /// Whether a job ended by itself just before it would have been asked to pause.
    private func wasDoneBeforeItsPause(_ job: Job, _ end: AttemptEnd) throws -> Bool {
        guard end.isSuccess else { return false }
        let pause = try session.events(of: job.id).last {
            $0.from == .running && $0.to == .paused
        }
        return pause.map { end.moment < $0.at } ?? false
    }

    /// Plans a failed job again; false if it has no retries left, could not start before its
    /// deadline, or no longer fits anywhere.
    private func tryAgain(_ job: Job, _ end: AttemptEnd) throws -> Bool {
        let used = try session.retriesUsed(by: job.id)
        guard used < job.specification.retries else { return false }
        let wait = min(Self.firstBackOff * Double(1 << min(used, 10)), Self.longestBackOff)
        let now = max(now, end.moment)
        let placing = Placing(context: try context.at(now))
        let planned: PlannedJob
        do {
            planned = try placing.plannedAgain(job, from: now + wait)
        } catch is Diagnostic {
            return false
        }
        if let deadline = job.specification.deadline, planned.placement.start >= deadline {
            return false
        }
        try session.move(
            job.id, from: job.state, to: .queued, at: now, actor: .service,
            reason: "\(end.reason); retry \(used + 1) of \(job.specification.retries)")
        try placing.keep(planned, of: job.id, reason: "retry")
        return true
    }

    /// Looks for a new place for a job whose planned start was missed. If it can no longer end in
    /// time, it is placed at once, to end late rather than not at all.
    func replanLate(_ id: JobID) throws {
        let job = try session.existingJob(id)
        guard
            try session.move(
                id, from: .planned, to: .queued, at: now, actor: .service,
                reason: "its planned start was missed")
        else { return }
        let placing = Placing(context: context)
        try placing.keep(try placing.plannedAgain(job, from: now), of: id, reason: "late start")
    }

    /// Gives up a job whose deadline has passed.
    /// - Returns: the jobs that were cancelled because they needed its success.
    @discardableResult
    func giveUp(_ id: JobID) throws -> [JobID] {
        let fallen = try session.conclude(
            id, from: .planned, to: .missed, at: now,
            reason: "its deadline passed before it could start")
        try Statements(context: context).stateEnd(of: id)
        return fallen
    }
}

/// How an attempt ended, as recorded for its job.
private struct AttemptEnd {
    let outcome: Attempt.Outcome
    let moment: Instant
    /// When its processes actually began; nil if only the scheduler's own clock knows.
    var start: Instant?
    /// Whether they began before the attempt was recorded.
    var isFoundAgain = false
    var readings: [MeterReading] = []
    var appliedCap: Power?
    var capProblem: String?

    init(
        _ outcome: Attempt.Outcome, at moment: Instant,
        _ remains: AttemptRemains = AttemptRemains()
    ) {
        self.outcome = outcome
        self.moment = moment
        readings = remains.readings
        take(remains.cap)
    }

    init(_ exit: AttemptExit, at moment: Instant) {
        outcome =
            switch exit.outcome {
            case .exited(let code): .exited(code)
            case .signalled(let number): .signalled(number)
            case .neverStarted(_, let reason): .neverStarted(reason)
            }
        self.moment = moment
        readings = exit.readings
        take(exit.cap)
    }

    private mutating func take(_ cap: AppliedCap) {
        switch cap {
        case .notAsked: break
        case .applied(let cap): appliedCap = cap
        case .refused(let reason): capProblem = reason
        }
    }

    var isSuccess: Bool { outcome == .exited(0) }

    var state: JobState {
        switch outcome {
        case .exited(0): .succeeded
        case .exited, .signalled, .neverStarted: .failed
        case .unknown: .lost
        }
    }

    var reason: String {
        switch outcome {
        case .exited(let status): "exit status \(status)"
        case .signalled(let number): "ended by signal \(number)"
        case .neverStarted(let reason): "never started: \(reason)"
        case .unknown: "its process is gone without a record of its end"
        }
    }

    /// Whether a job asked to save its work ends like this: with status 0, with the one that asks
    /// to be run again (`EX_TEMPFAIL`), or by the signal, which shells turn into a status.
    var hasSavedWork: Bool {
        switch outcome {
        case .exited(let status): [0, 75, 130, 137, 143].contains(status)
        case .signalled(let number): [2, 9, 15].contains(number)
        case .neverStarted, .unknown: false
        }
    }
}

extension StoreSession {
    /// Moves a job into its final state.
    /// - Returns: the jobs that are cancelled with it.
    func conclude(
        _ job: JobID, from old: JobState, to state: JobState, at now: Instant, reason: String
    ) throws -> [JobID] {
        let dependents = state == .succeeded ? [] : try dependents(onSuccessOf: job).map(\.job)
        let isMoved = try move(
            job, from: old, to: state, at: now, actor: .service, reason: reason)
        return isMoved ? dependents : []
    }
}

import SolsticeDomain
import SolsticeExecution
import SolsticeStore

extension Service {
    /// Performs an action; false if it could not be done yet.
    func perform(_ action: Reconciliation.Action) async throws(Diagnostic) -> Bool {
        switch action {
        case .start(let job):
            let claimed = try database.write {
                try Attempts(context: $0).claim(
                    job, environment: environment, attemptsFolder: database.absoluteAttemptsFolder)
            }
            guard let (attempt, request) = claimed else { return false }
            try await spawn(attempt, request)
        case .spawn(let attempt):
            let request = try database.read {
                try Attempts(context: $0).request(for: attempt, environment: environment)
            }
            try await spawn(attempt, request)
        case .replan(let job):
            try database.write { try Endings(context: $0).replanLate(job) }
        case .miss(let job):
            try announceEnd(
                of: job, with: try database.write { try Endings(context: $0).giveUp(job) })
        case .markRunning(let attempt, let hasWaited):
            try database.write {
                try Attempts(context: $0).markRunning(attempt, hasWaited: hasWaited)
            }
            notify(.started(try record(attempt.job)))
        case .pause(let attempt):
            try database.write { try Attempts(context: $0).beginPause(of: attempt) }
            notify(.paused(try record(attempt.job)))
        case .goOn(let attempt):
            guard try database.write({ try Attempts(context: $0).endPause(of: attempt) })
            else { return false }
            notify(.started(try record(attempt.job)))
        case .tell(let attempt, let motion): try await tell(attempt, motion)
        case .finish(let attempt, let report): try await finish(attempt, report)
        case .kill(let attempt):
            try await executor(of: attempt).cancel(attempt.address, grace: .cancelGrace)
        }
        return true
    }

    /// Everything stored about a job, for a notice.
    func record(_ job: JobID) throws(Diagnostic) -> JobRecord {
        try database.read { try Inspection(context: $0).record(job) }
    }

    private func executor(of attempt: Attempt) throws(Diagnostic) -> any Executor {
        try executors.executor(of: attempt, in: database)
    }

    private func spawn(
        _ attempt: Attempt, _ request: LaunchRequest
    ) async throws(Diagnostic) {
        let executor = try executor(of: attempt)
        do {
            try await executor.start(request)
        } catch {
            // A temporary failure is retried on the next pass: nothing is lost or running.
            if error.kind != .tryAgain, error.kind != .cannotWrite {
                try announceEnd(
                    of: attempt.job,
                    with: try database.write {
                        try Endings(context: $0).finish(
                            attempt, neverStarted: error.problem.description)
                    })
            }
            throw error
        }
        // While it waits in the executor's own queue it is not running yet.
        switch await executor.poll(attempt.address) {
        case .pending, .unreachable: return
        case .running, .ended, .vanished, .unknown: break
        }
        try database.write { try Attempts(context: $0).markRunning(attempt) }
        notify(.started(try record(attempt.job)))
    }

    private func tell(
        _ attempt: Attempt, _ motion: Reconciliation.Motion
    ) async throws(Diagnostic) {
        let executor = try executor(of: attempt)
        switch motion {
        case .go: try await executor.resume(attempt.address)
        case .stop: try await executor.pause(attempt.address)
        case .save(let grace): try await executor.cancel(attempt.address, grace: grace)
        }
    }

    private func finish(
        _ attempt: Attempt, _ report: AttemptReport
    ) async throws(Diagnostic) {
        let executor = try executor(of: attempt)
        do {
            try await executor.release(attempt.address)
        } catch {
            // Its end is recorded all the same.
            notify(.trouble(job: attempt.job, error))
        }
        let remains =
            report == .vanished ? await executor.remains(of: attempt.address) : AttemptRemains()
        let others = try database.write {
            try Endings(context: $0).finish(attempt, report: report, remains: remains)
        }
        try announceEnd(of: attempt.job, with: others)
    }

    /// Reports the result of a job whose attempt ended, and the jobs that were cancelled with it.
    private func announceEnd(of job: JobID, with others: [JobID]) throws(Diagnostic) {
        let own = try record(job)
        switch own.job.state {
        case .paused: break
        case let state where state.isFinal: notify(.ended(own))
        default: notify(.retried(own))
        }
        for job in others { notify(.ended(try record(job))) }
    }

    /// Reports the jobs that the service leaves because it cannot start them.
    func announceRest(_ view: ServiceView) throws(Diagnostic) {
        for waiting in view.waiting where waiting.executor != .none && !waiting.isReady {
            let open = try database.read { context in
                try context.session.predecessorStates(of: waiting.job).filter {
                    !$0.value.isFinal
                }.keys.sorted()
            }
            notify(.blocked(job: waiting.job, by: open))
        }
        var jobs: [RegionID: [JobID]] = [:]
        for waiting in view.waiting where waiting.executor == .none {
            let region = try record(waiting.job).plan?.placement.region ?? ""
            jobs[region, default: []].append(waiting.job)
        }
        for (region, jobs) in jobs.sorted(by: { $0.key < $1.key }) {
            notify(.leftAlone(jobs: jobs.sorted(), region: region))
        }
    }

    /// Announces once which job starts next, if nothing is running.
    func announceNext(_ view: ServiceView, _ loopState: inout ServiceLoopState) {
        guard view.open.isEmpty, let next = view.startable.min(by: { $0.start < $1.start }),
            next.start > database.now, loopState.announced.insert(next.job).inserted
        else { return }
        notify(.waiting(job: next.job, until: next.start))
    }
}

extension TimeSpan {
    /// How long a cancelled job may take to end by itself.
    static let cancelGrace = TimeSpan(seconds: 10)
}

extension Attempt {
    /// How an executor finds the attempt again.
    var address: AttemptAddress { AttemptAddress(key: key, folder: folder) }
}

import SolsticeDomain
import SolsticeExecution
import SolsticeStore

extension Service {
    /// Performs an action; false if it could not be done yet.
    func perform(_ action: Reconciliation.Action) async throws(Diagnostic) -> Bool {
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
        case .markRunning(let attempt, let hasWaited):
            try scheduler.markRunning(attempt, hasWaited: hasWaited)
            notify(.started(try scheduler.record(attempt.job)))
        case .pause(let attempt):
            try scheduler.beginPause(of: attempt)
            notify(.paused(try scheduler.record(attempt.job)))
        case .goOn(let attempt):
            guard try scheduler.endPause(of: attempt) else { return false }
            notify(.started(try scheduler.record(attempt.job)))
        case .tell(let attempt, let motion): try await tell(attempt, motion)
        case .finish(let attempt, let report): try await finish(attempt, report)
        case .kill(let attempt):
            try await executor(of: attempt).cancel(attempt.address, grace: .cancelGrace)
        }
        return true
    }

    private func executor(of attempt: Attempt) throws(Diagnostic) -> any Executor {
        try scheduler.executor(of: attempt, executors)
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
                    with: try scheduler.finish(attempt, neverStarted: error.problem))
            }
            throw error
        }
        // While it waits in the executor's own queue it is not running yet.
        switch await executor.poll(attempt.address) {
        case .pending, .unreachable: return
        case .running, .ended, .vanished, .unknown: break
        }
        try scheduler.markRunning(attempt)
        notify(.started(try scheduler.record(attempt.job)))
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
        let others = try scheduler.finish(attempt, report: report, remains: remains)
        try announceEnd(of: attempt.job, with: others)
    }

    /// Reports the result of a job whose attempt ended, and the jobs that were cancelled with it.
    private func announceEnd(of job: Int, with others: [Int]) throws(Diagnostic) {
        let record = try scheduler.record(job)
        switch record.job.state {
        case .paused: break
        case let state where state.isFinal: notify(.ended(record))
        default: notify(.retried(record))
        }
        for job in others { notify(.ended(try scheduler.record(job))) }
    }

    /// Reports the jobs that the service leaves because it cannot start them.
    func announceRest(_ view: ServiceView) throws(Diagnostic) {
        for waiting in view.waiting where waiting.executor != .none && !waiting.isReady {
            notify(
                .blocked(job: waiting.job, by: try scheduler.openPredecessors(of: waiting.job)))
        }
        var jobs: [String: [Int]] = [:]
        for waiting in view.waiting where waiting.executor == .none {
            let region = try scheduler.record(waiting.job).plan?.placement.region ?? ""
            jobs[region, default: []].append(waiting.job)
        }
        for (region, jobs) in jobs.sorted(by: { $0.key < $1.key }) {
            notify(.leftAlone(jobs: jobs.sorted(), region: region))
        }
    }

    /// Announces once which job starts next, if nothing is running.
    func announceNext(_ view: ServiceView, _ loopState: inout ServiceLoopState) {
        guard view.open.isEmpty, let next = view.startable.min(by: { $0.start < $1.start }),
            next.start > scheduler.now, loopState.announced.insert(next.job).inserted
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

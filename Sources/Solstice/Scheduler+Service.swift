#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif
public import SolsticeDomain
public import SolsticeExecution
import SolsticeStore

extension Scheduler {
    /// Folder of the logs and exit records of this database's attempts.
    public var attemptsFolder: String {
        let path = databasePath.hasSuffix(".db") ? String(databasePath.dropLast(3)) : databasePath
        return path + "-jobs"
    }

    /// Ends the processes of a cancelled job: `SIGTERM`, and after ten seconds `SIGKILL`.
    public func endProcesses(of attempt: Attempt, executor: any Executor) async throws(Diagnostic) {
        try await executor.cancel(attempt.address, grace: TimeSpan(seconds: 10))
    }

    /// What waits and what runs, as the service looks at it.
    func serviceView() throws(Diagnostic) -> (
        waiting: [Reconciliation.Waiting], open: [(Attempt, JobState)]
    ) {
        try store.read { session in
            let executors = Dictionary(
                uniqueKeysWithValues: try session.regions().map { ($0.id, $0.executor) })
            let waiting = try session.waitingJobs().map { row in
                Reconciliation.Waiting(
                    job: row.job, start: row.start, deadline: row.deadline,
                    executor: executors[row.region] ?? .none, isReady: row.isReady)
            }
            let open = try session.openAttempts().map { attempt in
                (attempt, try session.job(attempt.job)?.state ?? .lost)
            }
            return (waiting, open)
        }
    }

    /// Claims a due job and says how to run it; nil where somebody else was faster.
    func claim(
        _ id: Int, environment: [String: String]
    ) throws(Diagnostic) -> (Attempt, LaunchRequest)? {
        let now = self.now
        return try store.write { session in
            let attempt = try session.claim(
                id, at: now, folder: { "\(absoluteAttemptsFolder)/\(id)-\($0)" })
            return try attempt.map { ($0, try request(for: $0, environment, session)) }
        }
    }

    /// How to run an attempt that was recorded before.
    func request(
        for attempt: Attempt, environment: [String: String]
    ) throws(Diagnostic) -> LaunchRequest {
        try store.read { try request(for: attempt, environment, $0) }
    }

    private func request(
        for attempt: Attempt, _ environment: [String: String], _ session: StoreSession
    ) throws -> LaunchRequest {
        let found = try existingJob(attempt.job, session)
        let job = found.specification
        let cap = try session.plannedJobs([attempt.job])[attempt.job]?.placement.powerCap
        var variables = environment
        variables["SOLSTICE_JOB_ID"] = String(attempt.job)
        variables["SOLSTICE_REGION"] = attempt.region
        variables["SOLSTICE_DEADLINE"] = job.deadline?.description
        variables["SOLSTICE_ARRAY_INDEX"] = job.arrayIndex.map(String.init)
        variables["SOLSTICE_ARRAY_JOB"] = found.array.map(String.init)
        variables["SOLSTICE_POWER_CAP_WATTS"] = cap.map { String(Int($0.watts.rounded())) }
        return LaunchRequest(
            attemptKey: attempt.address.key, command: job.command,
            executablePath: job.executablePath, workingDirectory: job.workingDirectory,
            environment: variables, folder: attempt.folder)
    }

    func markRunning(_ attempt: Attempt) throws(Diagnostic) {
        let now = self.now
        try store.write {
            try $0.move(
                attempt.job, from: .starting, to: .running, at: now, actor: "service",
                reason: "attempt \(attempt.number) has its process")
        }
    }

    /// Records an attempt's end and moves its job on; a cancelled job stays cancelled.
    /// - Returns: the jobs that were cancelled because they needed its success.
    @discardableResult
    func finish(_ attempt: Attempt, report: AttemptReport) throws(Diagnostic) -> [Int] {
        switch report {
        case .running, .pending, .unreachable: return []
        case .unknown:
            return try finish(
                attempt, outcome: .neverStarted("the service stopped before it"), at: now)
        case .vanished: return try finish(attempt, outcome: .unknown, at: now)
        case .ended(let exit):
            // The machine's clock only means something here where the scheduler goes by it.
            let end = max(clock.isReal ? exit.endedAt : now, attempt.startedAt)
            let outcome: Attempt.Outcome =
                switch exit.outcome {
                case .exited(let code): .exited(code)
                case .signalled(let number): .signalled(number)
                case .neverStarted(_, let reason): .neverStarted(reason)
                }
            return try finish(attempt, outcome: outcome, at: end)
        }
    }

    @discardableResult
    func finish(_ attempt: Attempt, neverStarted reason: String) throws(Diagnostic) -> [Int] {
        try finish(attempt, outcome: .neverStarted(reason), at: now)
    }

    private func finish(
        _ attempt: Attempt, outcome: Attempt.Outcome, at end: Instant
    ) throws(Diagnostic) -> [Int] {
        let (state, reason): (JobState, String) =
            switch outcome {
            case .exited(0): (.succeeded, "exit status 0")
            case .exited(let status): (.failed, "exit status \(status)")
            case .signalled(let number): (.failed, "ended by signal \(number)")
            case .neverStarted(let reason): (.failed, "never started: \(reason)")
            case .unknown: (.lost, "its process is gone without a record of its end")
            }
        return try store.write { session in
            try session.finish(attempt, outcome: outcome, at: end)
            let current = try existingJob(attempt.job, session).state
            guard current.isActive else { return [] }
            return try session.conclude(
                attempt.job, from: current, to: state, at: end, reason: reason)
        }
    }

    /// Looks for a new place for a job whose planned start was missed. Where none ends in time any
    /// more it is placed at once, to end late rather than not at all.
    func replanLate(_ id: Int) throws(Diagnostic) {
        let now = self.now
        try store.write { session in
            let job = try existingJob(id, session)
            guard
                try session.move(
                    id, from: .planned, to: .queued, at: now, actor: "service",
                    reason: "its planned start was missed")
            else { return }
            do {
                try replan(job, session, now: now, reason: "late start")
            } catch let diagnostic as Diagnostic where diagnostic.kind == .unavailable {
                var late = job.specification
                late.deadline = nil
                let relaxed = Job(
                    id: id, specification: late, submittedAt: job.submittedAt, state: .queued)
                try replan(relaxed, session, now: now, reason: "late start, after the deadline")
            }
        }
    }

    /// Gives a job up whose deadline has passed.
    /// - Returns: the jobs that were cancelled because they needed its success.
    @discardableResult
    func giveUp(_ id: Int) throws(Diagnostic) -> [Int] {
        let now = self.now
        return try store.write {
            try $0.conclude(
                id, from: .planned, to: .missed, at: now,
                reason: "its deadline passed before it could start")
        }
    }

    private var absoluteAttemptsFolder: String {
        if attemptsFolder.hasPrefix("/") { return attemptsFolder }
        guard let current = getcwd(nil, 0) else { return "/" + attemptsFolder }
        defer { free(current) }
        return String(cString: current) + "/" + attemptsFolder
    }
}

extension StoreSession {
    /// Moves a job into its last state.
    /// - Returns: the jobs that are cancelled with it.
    fileprivate func conclude(
        _ job: Int, from old: JobState, to state: JobState, at now: Instant, reason: String
    ) throws -> [Int] {
        let dependents = state == .succeeded ? [] : try dependents(onSuccessOf: job).map(\.job)
        let isMoved = try move(
            job, from: old, to: state, at: now, actor: "service", reason: reason)
        return isMoved ? dependents : []
    }
}

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif
public import SolsticeDomain
import SolsticeExecution
import SolsticeStore

extension Scheduler {
    /// Folder of the logs and exit records of this database's attempts.
    public var attemptsFolder: String { Self.attemptsFolder(ofDatabase: databasePath) }

    private static func attemptsFolder(ofDatabase path: String) -> String {
        (path.hasSuffix(".db") ? String(path.dropLast(3)) : path) + "-jobs"
    }

    /// Ends the processes of a cancelled job: `SIGTERM`, and after ten seconds `SIGKILL`.
    public func endProcesses(
        of attempt: Attempt, executors: Executors
    ) async throws(Diagnostic) {
        do {
            try await executor(of: attempt, executors).cancel(attempt.address, grace: .cancelGrace)
        } catch {
            // A service is just starting it, and will end it as soon as it sees the cancellation.
            guard error.kind == .noSuchInput || error.kind == .tryAgain else { throw error }
        }
    }

    /// The executor that an attempt was handed to.
    func executor(
        of attempt: Attempt, _ executors: Executors
    ) throws(Diagnostic) -> any Executor {
        executors.executor(of: try store.read { try $0.region(attempt.region) })
    }

    /// The waiting and running jobs, as the service sees them.
    func serviceView(_ executors: Executors) throws(Diagnostic) -> ServiceView {
        try store.read { try ServiceView($0, executors) }
    }

    /// Claims a due job and says how to run it; nil if another process was faster.
    func claim(
        _ id: Int, environment: [String: String]
    ) throws(Diagnostic) -> (Attempt, LaunchRequest)? {
        let now = self.now
        return try store.write { session in
            let attempt = try session.claim(
                id, at: now, folder: { "\(absoluteAttemptsFolder)/\($0)" })
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
        let placement = try session.plannedJobs([attempt.job])[attempt.job]?.placement
        let hold = placement.map {
            AcceleratorHold(
                accelerator: $0.accelerator, count: job.acceleratorCount, devices: attempt.devices)
        }
        var variables = environment
        variables["SOLSTICE_JOB_ID"] = String(attempt.job)
        variables["SOLSTICE_REGION"] = attempt.region
        variables["SOLSTICE_DEADLINE"] = job.deadline?.description
        variables["SOLSTICE_ARRAY_INDEX"] = job.arrayIndex.map(String.init)
        variables["SOLSTICE_ARRAY_JOB"] = found.array.map(String.init)
        variables["SOLSTICE_POWER_CAP_WATTS"] = placement?.powerCap.map {
            String(Int($0.watts.rounded()))
        }
        variables["SOLSTICE_RESUME"] = try hasSavedWork(attempt, job, session) ? "1" : nil
        if !attempt.devices.isEmpty {
            // The driver's own order, which its tools also use.
            variables["CUDA_DEVICE_ORDER"] = "PCI_BUS_ID"
            variables["CUDA_VISIBLE_DEVICES"] =
                attempt.devices.map(String.init).joined(separator: ",")
        }
        return LaunchRequest(
            attemptKey: attempt.address.key, command: job.command,
            executablePath: job.executablePath, workingDirectory: job.workingDirectory,
            environment: variables, folder: attempt.folder, accelerators: hold,
            powerCap: placement?.powerCap,
            expectedDuration: placement.map { Self.expectedDuration($0, job) },
            name: job.name)
    }

    /// How long an attempt is expected to last: as long as it runs, or, if it is stopped for its
    /// pauses, until its deadline, since its later segments may still move.
    private static func expectedDuration(
        _ placement: Placement, _ job: JobSpecification
    ) -> TimeSpan {
        if job.pausing?.method == .stop {
            return max(placement.end, job.deadline ?? placement.end) - placement.start
        }
        return TimeSpan(seconds: placement.segments.reduce(0) { $0 + $1.length.seconds })
    }

    /// Whether an earlier attempt was asked to save its work for a pause.
    private func hasSavedWork(
        _ attempt: Attempt, _ job: JobSpecification, _ session: StoreSession
    ) throws -> Bool {
        guard job.pausing?.method == .checkpoint, attempt.number > 1 else { return false }
        return try session.attempts(of: attempt.job).contains { $0.purpose == .resume }
    }

    /// Records that an attempt's process exists; if it has waited in its executor's own queue, only
    /// from now on.
    func markRunning(_ attempt: Attempt, hasWaited: Bool = false) throws(Diagnostic) {
        let now = self.now
        try store.write {
            if hasWaited { try $0.setStart(of: attempt, at: now) }
            try $0.move(
                attempt.job, from: .starting, to: .running, at: now, actor: "service",
                reason: "attempt \(attempt.number) has its process")
        }
    }

    /// Records that a running attempt pauses; its processes are still to be notified.
    func beginPause(of attempt: Attempt) throws(Diagnostic) {
        let now = self.now
        try store.write { session in
            let method = try existingJob(attempt.job, session).specification.pausing?.method
            let isMoved = try session.move(
                attempt.job, from: .running, to: .paused, at: now, actor: "service",
                reason: method == .checkpoint
                    ? "its planned pause has come; it is asked to save its work"
                    : "its planned pause has come")
            if isMoved, method == .stop { try session.beginPause(of: attempt, at: now) }
        }
    }

    /// Records that a stopped attempt resumes; its processes are still to be notified.
    /// - Returns: false if its accelerators are still held by other jobs.
    func endPause(of attempt: Attempt) throws(Diagnostic) -> Bool {
        let now = self.now
        return try store.write { session in
            guard try session.hasRoomToGoOn(attempt) else { return false }
            let isMoved = try session.move(
                attempt.job, from: .paused, to: .running, at: now, actor: "service",
                reason: "its pause has ended")
            if isMoved { try session.endPause(of: attempt, at: now) }
            return isMoved
        }
    }

    /// Looks for a new place for a job whose planned start was missed. If it can no longer end in
    /// time, it is placed at once, to end late rather than not at all.
    func replanLate(_ id: Int) throws(Diagnostic) {
        let now = self.now
        try store.write { session in
            let job = try existingJob(id, session)
            guard
                try session.move(
                    id, from: .planned, to: .queued, at: now, actor: "service",
                    reason: "its planned start was missed")
            else { return }
            try keep(
                try againPlanned(job, session, from: now, now: now), of: id, session, now: now,
                reason: "late start")
        }
    }

    /// The best place for a job that is started again, not before a moment. If it can no longer end
    /// in time, it ends late rather than not at all.
    func againPlanned(
        _ job: Job, _ session: StoreSession, from earliest: Instant, now: Instant
    ) throws -> PlannedJob {
        var later = job.specification
        later.earliest = max(earliest, later.earliest ?? earliest)
        do {
            return try planned(job.with(later), session, now: now)
        } catch let diagnostic as Diagnostic where diagnostic.kind == .unavailable {
            later.deadline = nil
            return try planned(job.with(later), session, now: now)
        }
    }

    /// Gives up a job whose deadline has passed.
    /// - Returns: the jobs that were cancelled because they needed its success.
    @discardableResult
    func giveUp(_ id: Int) throws(Diagnostic) -> [Int] {
        let now = self.now
        return try store.write { session in
            let fallen = try session.conclude(
                id, from: .planned, to: .missed, at: now,
                reason: "its deadline passed before it could start")
            try stateEnd(of: id, session)
            return fallen
        }
    }

    var absoluteAttemptsFolder: String {
        Self.absoluteAttemptsFolder(ofDatabase: databasePath)
    }

    /// The folder of the attempts of a database at a path, as an absolute path.
    static func absoluteAttemptsFolder(ofDatabase path: String) -> String {
        let folder = attemptsFolder(ofDatabase: path)
        if folder.hasPrefix("/") { return folder }
        guard let current = getcwd(nil, 0) else { return "/" + folder }
        defer { free(current) }
        return String(cString: current) + "/" + folder
    }
}

extension Job {
    /// The same job in state `queued`, with another specification.
    fileprivate func with(_ specification: JobSpecification) -> Job {
        Job(id: id, specification: specification, submittedAt: submittedAt, state: .queued)
    }
}

import SolsticeDomain
import SolsticeExecution
import SolsticeStore

/// From the claim of a due job to its end: how an attempt starts, pauses and resumes.
struct Attempts {
    let context: PlanningContext
    private var session: StoreSession { context.session }
    private var now: Instant { context.now }

    /// Claims a due job and says how to run it; nil if another process was faster.
    func claim(
        _ id: JobID, environment: [String: String], attemptsFolder: String
    ) throws -> (Attempt, LaunchRequest)? {
        let attempt = try session.claim(id, at: now, folder: { "\(attemptsFolder)/\($0)" })
        return try attempt.map { ($0, try request(for: $0, environment: environment)) }
    }

    /// How to run an attempt that has been recorded.
    func request(
        for attempt: Attempt, environment: [String: String]
    ) throws -> LaunchRequest {
        let found = try session.existingJob(attempt.job)
        let job = found.specification
        let placement = try session.plannedJobs([attempt.job])[attempt.job]?.placement
        let hold = placement.map {
            AcceleratorHold(
                accelerator: $0.accelerator, count: $0.count, devices: attempt.devices)
        }
        let variant = placement.flatMap { job.variant($0.variant) }
        let program = job.program(of: variant)
        var variables = environment
        variables["SOLSTICE_JOB_ID"] = attempt.job.description
        variables["SOLSTICE_REGION"] = attempt.region.rawValue
        variables["SOLSTICE_VARIANT"] = variant?.name.rawValue
        variables["SOLSTICE_DEADLINE"] = job.deadline?.description
        variables["SOLSTICE_ARRAY_INDEX"] = job.arrayIndex.map(String.init)
        variables["SOLSTICE_ARRAY_JOB"] = found.array.map(String.init)
        variables["SOLSTICE_POWER_CAP_WATTS"] = placement?.powerCap.map {
            String(Int($0.watts.rounded()))
        }
        variables["SOLSTICE_RESUME"] = try hasSavedWork(attempt, job) ? "1" : nil
        if !attempt.devices.isEmpty {
            // The driver's own order, which its tools also use.
            variables["CUDA_DEVICE_ORDER"] = "PCI_BUS_ID"
            variables["CUDA_VISIBLE_DEVICES"] =
                attempt.devices.map(String.init).joined(separator: ",")
        }
        return LaunchRequest(
            attemptKey: attempt.address.key, command: program.command,
            executablePath: program.path, workingDirectory: job.workingDirectory,
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
    private func hasSavedWork(_ attempt: Attempt, _ job: JobSpecification) throws -> Bool {
        guard job.pausing?.method == .checkpoint, attempt.number > 1 else { return false }
        return try session.attempts(of: attempt.job).contains { $0.purpose == .resume }
    }

    /// Records that an attempt's process exists; if it has waited in its executor's own queue, only
    /// from now on.
    func markRunning(_ attempt: Attempt, hasWaited: Bool = false) throws {
        if hasWaited { try session.setStart(of: attempt, at: now) }
        try session.move(
            attempt.job, from: .starting, to: .running, at: now, actor: .service,
            reason: "attempt \(attempt.number) has its process")
    }

    /// Records that a running attempt pauses; its processes are still to be notified.
    func beginPause(of attempt: Attempt) throws {
        let method = try session.existingJob(attempt.job).specification.pausing?.method
        let isMoved = try session.move(
            attempt.job, from: .running, to: .paused, at: now, actor: .service,
            reason: method == .checkpoint
                ? "its planned pause has come; it is asked to save its work"
                : "its planned pause has come")
        if isMoved, method == .stop { try session.beginPause(of: attempt, at: now) }
    }

    /// Records that a stopped attempt resumes; its processes are still to be notified.
    /// - Returns: false if its accelerators are still held by other jobs.
    func endPause(of attempt: Attempt) throws -> Bool {
        guard try session.hasRoomToGoOn(attempt) else { return false }
        let isMoved = try session.move(
            attempt.job, from: .paused, to: .running, at: now, actor: .service,
            reason: "its pause has ended")
        if isMoved { try session.endPause(of: attempt, at: now) }
        return isMoved
    }
}

import GRDB
public import SolsticeDomain

extension StoreSession {
    /// Claims a job for starting and records the attempt, before anything is spawned: one that is
    /// planned, or one that has saved its work for a pause. `folder` is asked for the folder of an
    /// attempt by its key.
    ///
    /// - Returns: the attempt; nil where somebody else was faster, where a job that it waits for is
    ///   not over, where its last attempt still saves its work, and where its accelerators are still
    ///   held by processes that run longer than planned.
    public func claim(_ job: Int, at now: Instant, folder: (String) -> String) throws -> Attempt? {
        guard let old = try state(of: job), let devices = try freeDevices(for: job) else {
            return nil
        }
        let region = try String.fetchOne(
            database,
            sql: """
                UPDATE job SET state = 'starting'
                WHERE id = ? AND (state = 'planned' OR state = 'paused')
                    AND NOT EXISTS (
                        SELECT 1 FROM attempt WHERE attempt.job = job.id AND endedAt IS NULL)
                    AND \(Self.isReady("job"))
                RETURNING (SELECT region FROM placement WHERE id = job.placement)
                """,
            arguments: [job])
        guard let region else { return nil }
        let number = try attemptCount(of: job) + 1
        let key = "job-\(job)-\(number)-\(try identity())"
        let attempt = Attempt(
            job: job, number: number, key: key,
            purpose: try purpose(ofNextAttemptAt: job, in: old),
            region: region, folder: folder(key), startedAt: now, devices: devices)
        try record(attempt)
        let reason =
            old == .paused ? "its pause is over" : "its planned start has come"
        try add(
            JobEvent(at: now, from: old, to: .starting, actor: "service", reason: reason), to: job)
        return attempt
    }

    /// Keeps an attempt that has begun.
    func record(_ attempt: Attempt) throws {
        let devices = attempt.devices.map(String.init).joined(separator: ",")
        try database.execute(
            sql: """
                INSERT INTO attempt (job, number, key, purpose, region, folder, startedAt,
                    devices)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                attempt.job, attempt.number, attempt.key, attempt.purpose.rawValue, attempt.region,
                attempt.folder, attempt.startedAt.secondsSinceEpoch, "[\(devices)]",
            ])
    }

    /// Which database this is, a word that no other one has but its own copies.
    func identity() throws -> String {
        try String.fetchOne(database, sql: "SELECT name FROM identity") ?? "unnamed"
    }

    private func attemptCount(of job: Int) throws -> Int {
        try Int.fetchOne(
            database, sql: "SELECT count(*) FROM attempt WHERE job = ?", arguments: [job]) ?? 0
    }

    /// Why the next attempt at a job is begun that is in a state.
    func purpose(
        ofNextAttemptAt job: Int, in state: JobState
    ) throws -> Attempt.Purpose {
        if state == .paused { return .resume }
        // What sent it back to the queue: a service that tries again, from the midst of an attempt,
        // or a person when all was over. It may have been held or planned anew since.
        let source = try String.fetchOne(
            database,
            sql: """
                SELECT fromState FROM event
                WHERE job = ? AND toState = 'queued'
                    AND fromState NOT IN ('held', 'queued', 'planned')
                ORDER BY id DESC LIMIT 1
                """,
            arguments: [job])
        return source.flatMap(JobState.init)?.isActive == true ? .retry : .start
    }

    /// Records that an attempt began to run before anybody recorded it, as one does that is found
    /// again after its database was restored.
    public func setEarlierStart(of attempt: Attempt, at start: Instant) throws {
        try database.execute(
            sql: "UPDATE attempt SET startedAt = min(startedAt, ?) WHERE job = ? AND number = ?",
            arguments: [start.secondsSinceEpoch, attempt.job, attempt.number])
    }

    /// Records that an attempt that waited in its executor's queue began to run.
    public func setStart(of attempt: Attempt, at now: Instant) throws {
        try database.execute(
            sql: "UPDATE attempt SET startedAt = max(startedAt, ?) WHERE job = ? AND number = ?",
            arguments: [now.secondsSinceEpoch, attempt.job, attempt.number])
    }

    /// Records that an attempt's processes are stopped from now on.
    public func beginPause(of attempt: Attempt, at now: Instant) throws {
        try database.execute(
            sql: "INSERT OR IGNORE INTO pause (job, attempt, startAt) VALUES (?, ?, ?)",
            arguments: [attempt.job, attempt.number, now.secondsSinceEpoch])
    }

    /// Records that an attempt's processes go on, where they were stopped.
    public func endPause(of attempt: Attempt, at now: Instant) throws {
        try database.execute(
            sql: """
                UPDATE pause SET endAt = max(startAt, ?)
                WHERE job = ? AND attempt = ? AND endAt IS NULL
                """,
            arguments: [now.secondsSinceEpoch, attempt.job, attempt.number])
    }

    /// Records how an attempt ended, what was measured, and what became of its power cap.
    public func finish(
        _ attempt: Attempt, outcome: Attempt.Outcome, at end: Instant,
        readings: [MeterReading] = [], appliedCap: Power? = nil, capProblem: String? = nil
    ) throws {
        let (name, status, reason): (String, Int32?, String?) =
            switch outcome {
            case .exited(let status): ("exited", status, nil)
            case .signalled(let signal): ("signalled", signal, nil)
            case .neverStarted(let reason): ("neverStarted", nil, reason)
            case .unknown: ("unknown", nil, nil)
            }
        try endPause(of: attempt, at: end)
        try database.execute(
            sql: """
                UPDATE attempt SET endedAt = ?, outcome = ?, exitStatus = ?, reason = ?,
                    appliedCapWatts = ?, capProblem = ?
                WHERE job = ? AND number = ?
                """,
            arguments: [
                end.secondsSinceEpoch, name, status, reason, appliedCap?.watts, capProblem,
                attempt.job, attempt.number,
            ])
        for reading in readings {
            try database.execute(
                sql: """
                    INSERT OR REPLACE INTO meterReading (job, attempt, meter, energyKWh,
                        coveredSeconds)
                    VALUES (?, ?, ?, ?, ?)
                    """,
                arguments: [
                    attempt.job, attempt.number, reading.meter.rawValue,
                    reading.energy.kilowattHours, reading.coveredSeconds,
                ])
        }
    }

    /// How often a job was tried anew by itself since it was last started for a person.
    public func retriesUsed(by job: Int) throws -> Int {
        try Int.fetchOne(
            database,
            sql: """
                SELECT count(*) FROM attempt WHERE job = ?1 AND purpose = 'retry'
                    AND number > coalesce((
                        SELECT max(number) FROM attempt WHERE job = ?1 AND purpose = 'start'), 0)
                """,
            arguments: [job]) ?? 0
    }
}

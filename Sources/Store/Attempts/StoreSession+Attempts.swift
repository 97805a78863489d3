import GRDB
public import SolsticeDomain
import SolsticeJSON

extension StoreSession {
    /// Claims a job for starting and records the attempt, before anything is spawned. The job is
    /// planned, or has saved its work for a pause. `folder` returns the folder of an attempt by its
    /// key.
    ///
    /// - Returns: the attempt; nil if another process was faster, if a job that it waits for has
    ///   not finished, if its last attempt is still saving its work, or if its accelerators are
    ///   still held by processes that run longer than planned.
    public func claim(_ job: JobID, at now: Instant, folder: (String) -> String) throws -> Attempt?
    {
        guard let old = try state(of: job), let devices = try freeDevices(for: job) else {
            return nil
        }
        let region = try RegionID.fetchOne(
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
            old == .paused ? "its pause has ended" : "its planned start has come"
        try add(
            JobEvent(at: now, from: old, to: .starting, actor: .service, reason: reason), to: job)
        return attempt
    }

    /// Stores an attempt that has begun.
    func record(_ attempt: Attempt) throws {
        try database.execute(
            sql: """
                INSERT INTO attempt (job, number, key, purpose, region, folder, startedAt,
                    devices)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                attempt.job, attempt.number, attempt.key, attempt.purpose.rawValue, attempt.region,
                attempt.folder, attempt.startedAt.secondsSinceEpoch, attempt.devices.json.compact,
            ])
    }

    /// The identity of this database, a word that only its own copies share.
    func identity() throws -> String {
        try String.fetchOne(database, sql: "SELECT name FROM identity") ?? "unnamed"
    }

    private func attemptCount(of job: JobID) throws -> Int {
        try Int.fetchOne(
            database, sql: "SELECT count(*) FROM attempt WHERE job = ?", arguments: [job]) ?? 0
    }

    /// Why the next attempt at a job in a state begins.
    func purpose(
        ofNextAttemptAt job: JobID, in state: JobState
    ) throws -> Attempt.Purpose {
        if state == .paused { return .resume }
        // What sent it back to the queue: a service that tries again, during an attempt, or a
        // person after it finished. It may have been held or planned again since.
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

    /// Records that an attempt began to run before that was recorded, as when it is found again
    /// after its database was restored.
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

    /// Records that an attempt's processes continue, if they were stopped.
    public func endPause(of attempt: Attempt, at now: Instant) throws {
        try database.execute(
            sql: """
                UPDATE pause SET endAt = max(startAt, ?)
                WHERE job = ? AND attempt = ? AND endAt IS NULL
                """,
            arguments: [now.secondsSinceEpoch, attempt.job, attempt.number])
    }

    /// Records how an attempt ended, what was measured, and what happened to its power cap.
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

    /// How often a job was retried automatically since a person last started it.
    public func retriesUsed(by job: JobID) throws -> Int {
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

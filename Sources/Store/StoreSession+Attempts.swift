import GRDB
public import SolsticeDomain

extension StoreSession {
    /// Claims a planned job for starting and records the attempt, before anything is spawned.
    ///
    /// - Returns: the attempt; nil where the job is not planned any more, so that of two claims
    ///   only one wins, where a job that it waits for is not over, and where its accelerators are
    ///   still held by processes that run longer than planned.
    public func claim(_ job: Int, at now: Instant, folder: (Int) -> String) throws -> Attempt? {
        guard try hasRoom(for: job) else { return nil }
        let region = try String.fetchOne(
            database,
            sql: """
                UPDATE job SET state = 'starting'
                WHERE id = ? AND state = 'planned' AND \(Self.isReady("job"))
                RETURNING (SELECT region FROM placement WHERE id = job.placement)
                """,
            arguments: [job])
        guard let region else { return nil }
        let number =
            1
            + (try Int.fetchOne(
                database, sql: "SELECT count(*) FROM attempt WHERE job = ?", arguments: [job]) ?? 0)
        let attempt = Attempt(
            job: job, number: number, region: region, folder: folder(number), startedAt: now)
        try database.execute(
            sql: """
                INSERT INTO attempt (job, number, region, folder, startedAt)
                VALUES (?, ?, ?, ?, ?)
                """,
            arguments: [job, number, region, attempt.folder, now.secondsSinceEpoch])
        try add(
            JobEvent(
                at: now, from: .planned, to: .starting, actor: "service",
                reason: "its planned start has come"), to: job)
        return attempt
    }

    /// Whether the accelerators that a job was placed on are free of live attempts, those of
    /// cancelled jobs included.
    private func hasRoom(for job: Int) throws -> Bool {
        let row = try Row.fetchOne(
            database,
            sql: """
                SELECT p.region, p.accelerator, j.acceleratorCount, c.count
                FROM job j JOIN placement p ON p.id = j.placement
                    JOIN capacity c ON c.region = p.region AND c.accelerator = p.accelerator
                WHERE j.id = ?
                """,
            arguments: [job])
        guard let row else { return true }
        let region: String = row[0]
        let accelerator: String = row[1]
        let needed: Int = row[2]
        let limit: Int = row[3]
        let used =
            try Int.fetchOne(
                database,
                sql: """
                    SELECT coalesce(sum(j.acceleratorCount), 0)
                    FROM attempt a JOIN job j ON j.id = a.job JOIN placement p ON p.id = j.placement
                    WHERE a.endedAt IS NULL AND p.region = ? AND p.accelerator = ?
                    """,
                arguments: [region, accelerator]) ?? 0
        return used + needed <= limit
    }

    /// Records how an attempt ended.
    public func finish(_ attempt: Attempt, outcome: Attempt.Outcome, at end: Instant) throws {
        let (name, status, reason): (String, Int32?, String?) =
            switch outcome {
            case .exited(let status): ("exited", status, nil)
            case .signalled(let signal): ("signalled", signal, nil)
            case .neverStarted(let reason): ("neverStarted", nil, reason)
            case .unknown: ("unknown", nil, nil)
            }
        try database.execute(
            sql: """
                UPDATE attempt SET endedAt = ?, outcome = ?, exitStatus = ?, reason = ?
                WHERE job = ? AND number = ?
                """,
            arguments: [
                end.secondsSinceEpoch, name, status, reason, attempt.job, attempt.number,
            ])
    }

    /// Every attempt at a job, oldest first.
    public func attempts(of job: Int) throws -> [Attempt] {
        try attempts("job = ?", [job])
    }

    /// The attempts that have not ended, oldest first.
    public func openAttempts() throws -> [Attempt] {
        try attempts("endedAt IS NULL", [])
    }

    /// How long jobs of a name took that succeeded at the first attempt, uncapped and in one piece, by
    /// accelerator.
    public func runLengths(ofJobsNamed name: String) throws -> [String: [TimeSpan]] {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT p.accelerator, a.endedAt - a.startedAt
                FROM job j JOIN attempt a ON a.job = j.id JOIN placement p ON p.id = j.placement
                WHERE j.name = ? AND j.state = 'succeeded' AND a.number = 1
                    AND a.appliedCapWatts IS NULL AND a.endedAt > a.startedAt
                """,
            arguments: [name])
        var lengths: [String: [TimeSpan]] = [:]
        while let row = try rows.next() {
            lengths[row[0], default: []].append(TimeSpan(seconds: row[1]))
        }
        return lengths
    }

    private func attempts(
        _ condition: String, _ arguments: StatementArguments
    ) throws -> [Attempt] {
        try Row.fetchAll(
            database, sql: "SELECT * FROM attempt WHERE \(condition) ORDER BY job, number",
            arguments: arguments
        ).map { row in
            let cap: Double? = row["appliedCapWatts"]
            return Attempt(
                job: row["job"], number: row["number"], region: row["region"],
                folder: row["folder"], startedAt: Instant(secondsSinceEpoch: row["startedAt"]),
                endedAt: Self.instant(row["endedAt"]), outcome: Self.outcome(row),
                appliedCap: cap.map { Power(watts: $0) })
        }
    }

    private static func outcome(_ row: Row) -> Attempt.Outcome? {
        let name: String? = row["outcome"]
        let status: Int32? = row["exitStatus"]
        switch name {
        case "exited": return .exited(status ?? 0)
        case "signalled": return .signalled(status ?? 0)
        case "neverStarted": return .neverStarted(row["reason"] ?? "")
        case "unknown": return .unknown
        default: return nil
        }
    }
}

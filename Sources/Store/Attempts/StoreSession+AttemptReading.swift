import GRDB
public import SolsticeDomain

extension StoreSession {
    /// Every attempt at a job, oldest first.
    public func attempts(of job: JobID) throws -> [Attempt] {
        try attempts("job = ?", [job])
    }

    /// The attempts that have not ended, oldest first.
    public func openAttempts() throws -> [Attempt] {
        try attempts("endedAt IS NULL", [])
    }

    /// The jobs that are paused or may have processes, with the times that they were planned for;
    /// by number.
    public func activeJobs() throws -> [(job: Job, region: RegionID, segments: [TimeWindow])] {
        let states = Self.condition(on: JobState.allCases.filter(\.isActive))
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT j.id, p.region, s.startAt, s.endAt
                FROM job j JOIN placement p ON p.id = j.placement
                    JOIN segment s ON s.placement = p.id
                WHERE j.\(states) ORDER BY j.id, s.startAt
                """)
        let planned = Dictionary(grouping: rows) { row -> JobID in row[0] }
        return try jobs(where: states, []).map { job in
            let rows = planned[job.id] ?? []
            return (
                job, rows.first?[1] ?? "",
                rows.map { row in
                    TimeWindow(
                        start: Instant(secondsSinceEpoch: row[2]),
                        end: Instant(secondsSinceEpoch: row[3]))
                }
            )
        }
    }

    /// The runs of jobs with a name that succeeded at the first attempt and in one piece, by variant,
    /// each with its accelerator. Their energy is known if meters saw half of the run or more.
    public func runs(
        ofJobsNamed name: String
    ) throws -> [VariantID: [(accelerator: AcceleratorID, run: MeasuredRun)]] {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT p.accelerator, a.endedAt - a.startedAt, a.appliedCapWatts,
                    (SELECT m.energyKWh * (a.endedAt - a.startedAt) / m.coveredSeconds
                    FROM meterReading m
                    WHERE m.job = a.job AND m.attempt = a.number
                        AND m.meter IN ('acceleratorCounter', 'acceleratorSamples')
                        AND m.coveredSeconds * 2 >= a.endedAt - a.startedAt
                    ORDER BY m.meter LIMIT 1),
                    p.variant, p.acceleratorCount
                FROM job j JOIN attempt a ON a.job = j.id JOIN placement p ON p.id = j.placement
                WHERE j.name = ? AND j.state = 'succeeded' AND a.number = 1
                    AND a.endedAt > a.startedAt
                    AND NOT EXISTS (SELECT 1 FROM attempt o WHERE o.job = j.id AND o.number > 1)
                    AND NOT EXISTS (SELECT 1 FROM pause q WHERE q.job = j.id)
                """,
            arguments: [name])
        var runs: [VariantID: [(accelerator: AcceleratorID, run: MeasuredRun)]] = [:]
        while let row = try rows.next() {
            let run = MeasuredRun(
                cap: (row[2] as Double?).map { Power(watts: $0) },
                length: TimeSpan(seconds: row[1]),
                energy: (row[3] as Double?).map { ITEnergy(kilowattHours: $0) }, count: row[5])
            runs[row[4], default: []].append((row[0], run))
        }
        return runs
    }

    private func attempts(
        _ condition: String, _ arguments: StatementArguments
    ) throws -> [Attempt] {
        try Row.fetchAll(
            database, sql: "SELECT * FROM attempt WHERE \(condition) ORDER BY job, number",
            arguments: arguments
        ).map { row in
            let cap: Double? = row["appliedCapWatts"]
            let purpose: String = row["purpose"]
            return Attempt(
                job: row["job"], number: row["number"], key: row["key"],
                purpose: Attempt.Purpose(rawValue: purpose) ?? .start, region: row["region"],
                folder: row["folder"], startedAt: Instant(secondsSinceEpoch: row["startedAt"]),
                endedAt: Self.instant(row["endedAt"]), outcome: Self.outcome(row),
                appliedCap: cap.map { Power(watts: $0) }, capProblem: row["capProblem"],
                devices: try Self.list(row["devices"]),
                pauses: try pauses(of: row["job"], row["number"]),
                readings: try readings(of: row["job"], row["number"]))
        }
    }

    private func pauses(of job: JobID, _ attempt: Int) throws -> [Attempt.Pause] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT startAt, endAt FROM pause WHERE job = ? AND attempt = ? ORDER BY startAt
                    """), arguments: [job, attempt]
        ).map {
            Attempt.Pause(
                start: Instant(secondsSinceEpoch: $0[0]), end: Self.instant($0[1] as Int?))
        }
    }

    private func readings(of job: JobID, _ attempt: Int) throws -> [MeterReading] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT meter, energyKWh, coveredSeconds FROM meterReading
                    WHERE job = ? AND attempt = ? ORDER BY meter
                    """), arguments: [job, attempt]
        ).compactMap { row in
            MeterReading.Meter(rawValue: row[0]).map {
                MeterReading(
                    meter: $0, energy: ITEnergy(kilowattHours: row[1]), coveredSeconds: row[2])
            }
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

import GRDB
public import SolsticeDomain

extension StoreSession {
    /// The states of the jobs that a job waits for, by number; empty if it waits for none.
    public func predecessorStates(of job: JobID) throws -> [JobID: JobState] {
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT p.id, p.state FROM dependency d JOIN job p ON p.id = d.predecessor
                    WHERE d.job = ?
                    """), arguments: [job])
        return Dictionary(
            uniqueKeysWithValues: rows.map { ($0[0], JobState(rawValue: $0[1]) ?? .lost) })
    }

    /// When the last of the jobs that a job is to wait for is planned to end; nil if none of them
    /// has a placement.
    public func plannedEnd(of jobs: [JobID]) throws -> Instant? {
        if jobs.isEmpty { return nil }
        let statement = try database.cachedStatement(
            sql: """
                SELECT max(s.endAt) FROM job j JOIN segment s ON s.placement = j.placement
                WHERE j.id = ? AND j.\(Self.condition(on: JobState.open))
                """)
        let ends = try jobs.compactMap { try Int.fetchOne(statement, arguments: [$0]) }
        return Self.instant(ends.max())
    }

    /// The unfinished jobs that can only run if this one succeeds, directly or through others, each
    /// with the job that it waits for.
    public func dependents(onSuccessOf job: JobID) throws -> [(job: JobID, predecessor: JobID)] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    WITH RECURSIVE doomed (job, predecessor) AS (
                        SELECT job, predecessor FROM dependency
                        WHERE predecessor = ? AND kind = 'after-ok'
                        UNION
                        SELECT d.job, d.predecessor
                        FROM doomed JOIN dependency d ON d.predecessor = doomed.job
                        WHERE d.kind = 'after-ok')
                    SELECT job, min(doomed.predecessor) FROM doomed JOIN job ON job.id = doomed.job
                    WHERE job.\(Self.condition(on: JobState.open))
                    GROUP BY job ORDER BY job
                    """), arguments: [job]
        ).map { ($0[0], $0[1]) }
    }

    /// Cancels the jobs that need a job's success. All of them are found first: a chain of jobs may
    /// be longer than calls can be nested.
    func cancelDependents(onSuccessOf job: JobID, at now: Instant) throws {
        for dependent in try dependents(onSuccessOf: job) {
            guard let old = try state(of: dependent.job),
                let cause = try state(of: dependent.predecessor)
            else { continue }
            try database.executeCached(
                "UPDATE job SET state = 'cancelled' WHERE id = ?", dependent.job)
            let ending =
                switch cause {
                case .failed: "failed"
                case .missed: "missed its deadline"
                case .lost: "was lost"
                default: "was cancelled"
                }
            try add(
                JobEvent(
                    at: now, from: old, to: .cancelled, actor: .service,
                    reason: "job \(dependent.predecessor), which had to succeed first, \(ending)"),
                to: dependent.job)
        }
    }

    /// A condition for rows of `job` under this name whose predecessors have all finished:
    /// successfully if that was required.
    static func isReady(_ job: String) -> String {
        """
        NOT EXISTS (
            SELECT 1 FROM dependency d JOIN job p ON p.id = d.predecessor
            WHERE d.job = \(job).id AND p.state <> 'succeeded'
                AND (d.kind = 'after-ok'
                    OR p.\(condition(on: JobState.open))))
        """
    }

    /// Records what a job waits for.
    func add(_ dependencies: [JobDependency], to job: JobID) throws {
        for dependency in dependencies {
            try database.executeCached(
                "INSERT INTO dependency (job, predecessor, kind) VALUES (?, ?, ?)",
                job, dependency.job, dependency.kind.rawValue)
        }
    }
}

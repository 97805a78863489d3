import GRDB
public import SolsticeDomain

extension StoreSession {
    /// A page of the list of jobs: those in some states, or all, beyond a number.
    ///
    /// With `isDescending` the newest come first, and beyond a number means below it.
    public func jobs(
        in states: [JobState]?, beyond id: Int?, isDescending: Bool, limit: Int
    ) throws -> [Job] {
        let inStates = states.map { Self.condition(on: $0) } ?? "1"
        let isBeyond = id.map { "id \(isDescending ? "<" : ">") \($0)" } ?? "1"
        // SQLite's planner would sort all jobs in a state; numbers are already in order.
        let numbers = try Int.fetchAll(
            database,
            sql: """
                SELECT id FROM job NOT INDEXED WHERE \(inStates) AND \(isBeyond)
                ORDER BY id \(isDescending ? "DESC" : "ASC") LIMIT \(limit)
                """)
        guard !numbers.isEmpty else { return [] }
        let list = numbers.map(String.init).joined(separator: ", ")
        let jobs = try jobs(where: "id IN (\(list))", [])
        return isDescending ? jobs.reversed() : jobs
    }

    /// The jobs that are planned or running in a region within a window, by number.
    public func jobs(placedIn region: String, during window: TimeWindow) throws -> [Job] {
        try jobs(
            where: """
                \(Self.condition(on: JobState.placed)) AND EXISTS (
                    SELECT 1 FROM placement p JOIN segment s ON s.placement = p.id
                    WHERE p.id = job.placement AND p.region = ? AND s.startAt < ? AND s.endAt > ?)
                """,
            [region, window.end.secondsSinceEpoch, window.start.secondsSinceEpoch])
    }

    /// What happened to jobs after an event, oldest first.
    public func events(after id: Int, limit: Int) throws -> [QueueEvent] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT * FROM event WHERE id > ? ORDER BY id LIMIT ?"),
            arguments: [id, limit]
        ).map { row in
            QueueEvent(id: row["id"], job: row["job"], event: Self.event(row))
        }
    }

    /// The number of the newest event; 0 before the first.
    public func newestEvent() throws -> Int {
        try Int.fetchOne(
            database.cachedStatement(sql: "SELECT max(id) FROM event")) ?? 0
    }
}

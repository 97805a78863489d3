import GRDB
public import SolsticeDomain
import SolsticeJSON

extension StoreSession {
    /// The jobs that match a condition on the table of jobs, by number.
    func jobs(where condition: String, _ arguments: StatementArguments) throws -> [Job] {
        let rows = try Row.fetchAll(
            database, sql: "SELECT * FROM job WHERE \(condition) ORDER BY id",
            arguments: arguments)
        let chosen = "job IN (SELECT id FROM job WHERE \(condition))"
        let variants = Dictionary(
            grouping: try Row.fetchAll(
                database,
                sql: "SELECT * FROM workloadVariant WHERE \(chosen) ORDER BY job, position",
                arguments: arguments),
            by: { row -> Int in row["job"] })
        let dependencies = Dictionary(
            grouping: try Row.fetchAll(
                database, sql: "SELECT * FROM dependency WHERE \(chosen) ORDER BY job, predecessor",
                arguments: arguments),
            by: { row -> Int in row["job"] })
        return try rows.map { row in
            try job(
                row, variants: try (variants[row["id"]] ?? []).map(Self.variant),
                dependencies: (dependencies[row["id"]] ?? []).compactMap(Self.dependency))
        }
    }

    private func job(
        _ row: Row, variants: [WorkloadVariant], dependencies: [JobDependency]
    ) throws -> Job {
        let specification = JobSpecification(
            name: row["name"], command: try Self.list(row["command"]),
            executablePath: row["executablePath"], workingDirectory: row["workingDirectory"],
            variants: variants, home: row["home"],
            regions: try Self.list(row["regions"]).map(RegionID.init(_:)),
            terms: JobColumn.terms(row),
            dependencies: dependencies, arrayIndex: row["arrayIndex"])
        return Job(
            id: row["id"], specification: specification,
            submittedAt: Instant(secondsSinceEpoch: row["submittedAt"]),
            state: JobState(rawValue: row["state"]) ?? .lost, array: row["arrayJob"])
    }

    private static func variant(_ row: Row) throws -> WorkloadVariant {
        var variant = try WorkloadVariant(
            name: row["name"], accelerator: row["accelerator"], count: row["acceleratorCount"],
            duration: TimeSpan(seconds: row["durationSeconds"]),
            meanDuration: (row["meanDurationSeconds"] as Int?).map { TimeSpan(seconds: $0) },
            powerPerAccelerator: Power(watts: row["powerWatts"]),
            isPowerAssumed: row["isPowerAssumed"],
            measuredCaps: measuredCaps(row["measuredCaps"]))
        variant.model = row["model"]
        variant.hourlyPrice = (row["hourlyPrice"] as Double?).map { Cost(rawValue: $0) }
        variant.throughput = row["throughput"]
        variant.command = try (row["command"] as String?).map { try list($0) }
        variant.executablePath = row["executablePath"]
        return variant
    }

    private static func measuredCaps(_ text: String?) throws -> [MeasuredCap] {
        guard let text else { return [] }
        let rows = try JSONParser.parse(Array(text.utf8)).elements ?? []
        return rows.compactMap { row in
            guard let row = row.elements?.map(\.number), row.count == 4, let cap = row[0],
                let time = row[1], let slow = row[2]
            else { return nil }
            return MeasuredCap(
                cap: Power(watts: cap), relativeTime: time, slowRelativeTime: slow,
                relativeEnergy: row[3])
        }
    }

    /// Encodes what runs measured under caps; nil if they measured nothing.
    static func json(_ caps: [MeasuredCap]) -> String? {
        if caps.isEmpty { return nil }
        return JSONValue(caps) { cap in
            let figures = [
                cap.cap.watts, cap.relativeTime, cap.slowRelativeTime, cap.relativeEnergy,
            ]
            return JSONValue(figures) { JSONValue($0) }
        }.compact
    }

    private static func dependency(_ row: Row) -> JobDependency? {
        JobDependency.Kind(rawValue: row["kind"]).map { JobDependency($0, job: row["predecessor"]) }
    }

    /// Encodes a list of texts as the JSON that it is stored as.
    static func json(_ list: [String]) -> String { list.json.compact }

    /// Reads a list of texts or numbers from the JSON that it is stored as.
    static func list<Element: JSONConvertible>(_ json: String) throws -> [Element] {
        if json == "[]" { return [] }
        return try [Element](JSONParser.parse(Array(json.utf8)))
    }
}

extension StoreSession {
    /// A page of the list of jobs: those in some states, or all, beyond a number, and with a
    /// project, only its own.
    ///
    /// With `isDescending` the newest come first, and beyond a number means below it.
    public func jobs(
        in states: [JobState]?, of project: ProjectID? = nil, beyond id: JobID?,
        isDescending: Bool, limit: Int
    ) throws -> [Job] {
        let inStates = states.map { Self.condition(on: $0) } ?? "1"
        let isBeyond = id.map { "id \(isDescending ? "<" : ">") \($0)" } ?? "1"
        // SQLite's planner would sort all jobs in a state; numbers are already in order.
        let numbers = try Int.fetchAll(
            database,
            sql: """
                SELECT id FROM job NOT INDEXED WHERE \(inStates) AND \(isBeyond)
                    AND (?1 IS NULL OR project = ?1)
                ORDER BY id \(isDescending ? "DESC" : "ASC") LIMIT \(limit)
                """, arguments: [project?.rawValue])
        guard !numbers.isEmpty else { return [] }
        let list = numbers.map(String.init).joined(separator: ", ")
        let jobs = try jobs(where: "id IN (\(list))", [])
        return isDescending ? jobs.reversed() : jobs
    }

    /// The jobs that are planned or running in a region within a window, by number.
    public func jobs(placedIn region: RegionID, during window: TimeWindow) throws -> [Job] {
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

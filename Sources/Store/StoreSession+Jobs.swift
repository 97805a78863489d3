import Foundation
import GRDB
public import SolsticeDomain

extension StoreSession {
    /// Adds a job in state `queued`, or `held`, with the event of its submission.
    public func addJob(
        _ job: JobSpecification, isHeld: Bool, at now: Instant
    ) throws -> Job {
        try database.execute(
            sql: """
                INSERT INTO job (name, state, submittedAt, command, regions, executablePath,
                    workingDirectory, deadline, earliest, acceleratorCount, home, cap, signal)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                job.name, (isHeld ? JobState.held : .queued).rawValue, now.secondsSinceEpoch,
                try Self.json(job.command), try Self.json(job.regions), job.executablePath,
                job.workingDirectory, Self.seconds(job.deadline), Self.seconds(job.earliest),
                job.acceleratorCount, job.home, job.capPolicy.text, job.signal?.rawValue,
            ])
        let id = Int(database.lastInsertedRowID)
        for (position, variant) in job.variants.enumerated() {
            try database.execute(
                sql: """
                    INSERT INTO workloadVariant (job, position, accelerator, durationSeconds,
                        powerWatts, isPowerAssumed)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    id, position, variant.accelerator, variant.duration.seconds,
                    variant.powerPerAccelerator.watts, variant.isPowerAssumed,
                ])
        }
        let state: JobState = isHeld ? .held : .queued
        try add(JobEvent(at: now, from: nil, to: state, actor: "user", reason: "submitted"), to: id)
        return Job(id: id, specification: job, submittedAt: now, state: state)
    }

    /// Jobs by number; with states, only those in one of them.
    public func jobs(in states: [JobState]? = nil) throws -> [Job] {
        let condition = states.map { Self.condition(on: $0) } ?? "1"
        return try jobs(where: condition, [])
    }

    /// The job of this number; nil where there is none.
    public func job(_ id: Int) throws -> Job? {
        try jobs(where: "id = ?", [id]).first
    }

    /// Numbers of the jobs of this name, newest first.
    public func jobs(named name: String) throws -> [Int] {
        try Int.fetchAll(
            database, sql: "SELECT id FROM job WHERE name = ? ORDER BY id DESC", arguments: [name])
    }

    /// How many jobs are in each state.
    public func jobCounts() throws -> [JobState: Int] {
        var counts: [JobState: Int] = [:]
        for row in try Row.fetchAll(
            database, sql: "SELECT state, count(*) FROM job GROUP BY state")
        {
            if let state = JobState(rawValue: row[0]) { counts[state] = row[1] }
        }
        return counts
    }

    /// Moves a job from one state to another and records why.
    ///
    /// - Returns: false, with nothing changed, where the job was not in that state any more.
    @discardableResult
    public func move(
        _ job: Int, from old: JobState, to new: JobState, at now: Instant, actor: String,
        reason: String
    ) throws -> Bool {
        precondition(old.successors.contains(new), "no job goes from \(old) to \(new)")
        try database.execute(
            sql: "UPDATE job SET state = ? WHERE id = ? AND state = ?",
            arguments: [new.rawValue, job, old.rawValue])
        guard database.changesCount == 1 else { return false }
        try add(JobEvent(at: now, from: old, to: new, actor: actor, reason: reason), to: job)
        return true
    }

    /// What happened to a job, oldest first.
    public func events(of job: Int) throws -> [JobEvent] {
        try Row.fetchAll(
            database, sql: "SELECT * FROM event WHERE job = ? ORDER BY id", arguments: [job]
        ).map { row in
            let from: String? = row["fromState"]
            return JobEvent(
                at: Instant(secondsSinceEpoch: row["at"]),
                from: from.flatMap { JobState(rawValue: $0) },
                to: JobState(rawValue: row["toState"]) ?? .queued, actor: row["actor"],
                reason: row["reason"])
        }
    }

    /// Records something that happened to a job.
    public func add(_ event: JobEvent, to job: Int) throws {
        try database.execute(
            sql: """
                INSERT INTO event (job, at, fromState, toState, actor, reason)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                job, event.at.secondsSinceEpoch, event.from?.rawValue, event.to.rawValue,
                event.actor, event.reason,
            ])
    }

    /// A condition on the column `state`; the names are fixed words, so no argument is needed.
    static func condition(on states: [JobState]) -> String {
        "state IN (" + states.map { "'\($0.rawValue)'" }.joined(separator: ", ") + ")"
    }

    func jobs(where condition: String, _ arguments: StatementArguments) throws -> [Job] {
        let rows = try Row.fetchAll(
            database, sql: "SELECT * FROM job WHERE \(condition) ORDER BY id",
            arguments: arguments)
        let variants = Dictionary(
            grouping: try Row.fetchAll(
                database,
                sql: """
                    SELECT * FROM workloadVariant
                    WHERE job IN (SELECT id FROM job WHERE \(condition)) ORDER BY job, position
                    """,
                arguments: arguments),
            by: { row -> Int in row["job"] })
        return try rows.map { try job($0, variants: variants[$0["id"]] ?? []) }
    }

    private func job(_ row: Row, variants: [Row]) throws -> Job {
        let signal: String? = row["signal"]
        let specification = JobSpecification(
            name: row["name"], command: try Self.list(row["command"]),
            executablePath: row["executablePath"], workingDirectory: row["workingDirectory"],
            deadline: Self.instant(row["deadline"]), earliest: Self.instant(row["earliest"]),
            acceleratorCount: row["acceleratorCount"],
            variants: variants.map { variant in
                WorkloadVariant(
                    accelerator: variant["accelerator"],
                    duration: TimeSpan(seconds: variant["durationSeconds"]),
                    powerPerAccelerator: Power(watts: variant["powerWatts"]),
                    isPowerAssumed: variant["isPowerAssumed"])
            },
            home: row["home"], regions: try Self.list(row["regions"]),
            capPolicy: CapPolicy(text: row["cap"]) ?? .uncapped,
            signal: signal.flatMap { CarbonSignal(rawValue: $0) })
        return Job(
            id: row["id"], specification: specification,
            submittedAt: Instant(secondsSinceEpoch: row["submittedAt"]),
            state: JobState(rawValue: row["state"]) ?? .lost)
    }

    private static func json(_ list: [String]) throws -> String {
        String(decoding: try JSONEncoder().encode(list), as: UTF8.self)
    }

    private static func list(_ json: String) throws -> [String] {
        try JSONDecoder().decode([String].self, from: Data(json.utf8))
    }
}

import GRDB
public import SolsticeDomain

extension StoreSession {
    /// Adds a job in state `queued` or `held`, with what it waits for and the event of its
    /// submission.
    ///
    /// A job with an index belongs to the array whose first job has the number `array`; without one
    /// it is itself the first.
    public func addJob(
        _ job: JobSpecification, isHeld: Bool, at now: Instant, array: JobID? = nil,
        actor: JobEvent.Actor = .user
    ) throws -> Job {
        precondition(array == nil || job.arrayIndex != nil, "members of an array have an index")
        let isFirst = job.arrayIndex != nil && array == nil
        let array = isFirst ? try nextJobNumber() : array
        let state: JobState = isHeld ? .held : .queued
        try insert(job, number: isFirst ? array : nil, array: array, state: state, at: now)
        let id = JobID(Int(database.lastInsertedRowID))
        for (position, variant) in job.variants.enumerated() {
            try database.executeCached(
                """
                INSERT INTO workloadVariant (job, position, name, accelerator, acceleratorCount,
                    durationSeconds, meanDurationSeconds, powerWatts, isPowerAssumed, measuredCaps,
                    model, hourlyPrice, throughput, command, executablePath)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                id, position, variant.name, variant.accelerator, variant.count,
                variant.duration.seconds, variant.meanDuration.seconds,
                variant.powerPerAccelerator.watts, variant.isPowerAssumed,
                Self.json(variant.measuredCaps), variant.model, variant.hourlyPrice?.rawValue,
                variant.throughput, variant.command.map { Self.json($0) }, variant.executablePath)
        }
        try add(job.dependencies, to: id)
        try add(JobEvent(at: now, from: nil, to: state, actor: actor, reason: "submitted"), to: id)
        return Job(id: id, specification: job, submittedAt: now, state: state, array: array)
    }

    /// The number of the next job.
    public func nextJobNumber() throws -> JobID {
        let last = try Int.fetchOne(
            database.cachedStatement(sql: "SELECT seq FROM sqlite_sequence WHERE name = 'job'"))
        return JobID((last ?? 0) + 1)
    }

    private func insert(
        _ job: JobSpecification, number: JobID?, array: JobID?, state: JobState, at now: Instant
    ) throws {
        let own: [any BoundValue] = [
            number, job.name, state.rawValue, now.secondsSinceEpoch, Self.json(job.command),
            Self.json(job.regions.names), job.executablePath, job.workingDirectory,
            job.askedFor.count, job.home, array, job.arrayIndex,
        ]
        try database.executeCached(
            Self.insertion, values: own + JobColumn.all.map { $0.value(job.terms) })
    }

    private static let insertion: String = {
        let own = [
            "id", "name", "state", "submittedAt", "command", "regions", "executablePath",
            "workingDirectory", "acceleratorCount", "home", "arrayJob", "arrayIndex",
        ]
        let columns = own + JobColumn.all.map(\.name)
        let marks = columns.map { _ in "?" }.joined(separator: ", ")
        return "INSERT INTO job (\(columns.joined(separator: ", "))) VALUES (\(marks))"
    }()

    /// Jobs by number; with states, only those in one of them, and with a project, only its own.
    public func jobs(
        in states: [JobState]? = nil, of project: ProjectID? = nil
    ) throws -> [Job] {
        let condition = states.map { Self.condition(on: $0) } ?? "1"
        guard let project else { return try jobs(where: condition, []) }
        return try jobs(where: "project = ? AND \(condition)", [project.rawValue])
    }

    /// The job with this number; nil if there is none.
    public func job(_ id: JobID) throws -> Job? {
        try jobs(where: "id = ?", [id]).first
    }

    /// The state of the job with this number; nil if there is none.
    public func state(of job: JobID) throws -> JobState? {
        let name = try String.fetchOne(
            database.cachedStatement(sql: "SELECT state FROM job WHERE id = ?"), arguments: [job])
        return name.flatMap { JobState(rawValue: $0) }
    }

    /// Numbers of the jobs with this name, newest first.
    public func jobs(named name: String) throws -> [JobID] {
        try JobID.fetchAll(
            database, sql: "SELECT id FROM job WHERE name = ? ORDER BY id DESC", arguments: [name])
    }

    /// State and array of the jobs with this name, newest first.
    public func namesakes(
        _ name: String
    ) throws -> [(job: JobID, state: JobState, array: JobID?)] {
        try Row.fetchAll(
            database, sql: "SELECT id, state, arrayJob FROM job WHERE name = ? ORDER BY id DESC",
            arguments: [name]
        ).map { ($0[0], JobState(rawValue: $0[1]) ?? .lost, $0[2]) }
    }

    /// The names of all jobs.
    public func jobNames() throws -> [String] {
        try String.fetchAll(database, sql: "SELECT DISTINCT name FROM job ORDER BY name")
    }

    /// The projects that jobs belong to, in alphabetical order.
    public func projects() throws -> [ProjectID] {
        try String.fetchAll(
            database,
            sql: "SELECT DISTINCT project FROM job WHERE project IS NOT NULL ORDER BY project"
        ).map { ProjectID($0) }
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

    /// Moves a job from one state to another and records why. If it has finished without success,
    /// the jobs that waited for its success are cancelled with it.
    ///
    /// - Returns: false, with nothing changed, if the job was no longer in that state.
    @discardableResult
    public func move(
        _ job: JobID, from old: JobState, to new: JobState, at now: Instant, actor: JobEvent.Actor,
        reason: String
    ) throws -> Bool {
        precondition(old.successors.contains(new), "no job goes from \(old) to \(new)")
        try database.executeCached(
            "UPDATE job SET state = ? WHERE id = ? AND state = ?",
            new.rawValue, job, old.rawValue)
        guard database.changesCount == 1 else { return false }
        try add(JobEvent(at: now, from: old, to: new, actor: actor, reason: reason), to: job)
        if new.isFinal, new != .succeeded { try cancelDependents(onSuccessOf: job, at: now) }
        return true
    }

    /// Changes a job's deadline.
    public func setDeadline(_ deadline: Instant, of job: JobID) throws {
        try database.executeCached(
            "UPDATE job SET deadline = ? WHERE id = ?", deadline.secondsSinceEpoch, job)
    }

    /// Changes what a job counts for in reports.
    public func setMarks(of job: JobID, to terms: JobTerms) throws {
        try database.executeCached(
            "UPDATE job SET project = ?, isFinalRun = ? WHERE id = ?", terms.project?.rawValue,
            terms.isFinalRun, job)
    }

    /// What happened to a job, oldest first.
    public func events(of job: JobID) throws -> [JobEvent] {
        try Row.fetchAll(
            database, sql: "SELECT * FROM event WHERE job = ? ORDER BY id", arguments: [job]
        ).map(Self.event)
    }

    static func event(_ row: Row) -> JobEvent {
        let from: String? = row["fromState"]
        return JobEvent(
            at: Instant(secondsSinceEpoch: row["at"]),
            from: from.flatMap { JobState(rawValue: $0) },
            to: JobState(rawValue: row["toState"]) ?? .queued,
            actor: JobEvent.Actor(name: row["actor"]),
            reason: row["reason"])
    }

    /// Records something that happened to a job.
    public func add(_ event: JobEvent, to job: JobID) throws {
        try database.executeCached(
            """
            INSERT INTO event (job, at, fromState, toState, actor, reason)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            job, event.at.secondsSinceEpoch, event.from?.rawValue, event.to.rawValue,
            event.actor.name,
            event.reason)
    }

    /// A condition on the column `state`; the names are fixed words, so it needs no argument.
    static func condition(on states: [JobState]) -> String {
        "state IN (" + states.map { "'\($0.rawValue)'" }.joined(separator: ", ") + ")"
    }
}

import SolsticeDomain
import SolsticePlanning
import SolsticeStore

/// Finds a place for one job in the capacity that all others leave free, and keeps it.
struct Placing {
    let context: PlanningContext
    private var session: StoreSession { context.session }
    private var now: Instant { context.now }

    /// The best place for the job of an input; `id` is its own number if it has one, and its
    /// baseline is then kept.
    /// - Throws: a ``Diagnostic`` with the obstacles if there is no place.
    func place(_ input: PlanningInput, id: JobID? = nil) throws -> PlannedJob {
        let job = input.jobs[0]
        let kept = try id.flatMap { try session.plannedJobs([$0])[$0]?.baseline }
        let planner = try context.planner(for: input, without: id)
        // Whether such a job starts now is decided by the rule that reviews it every hour.
        if input.waitsForSeason[0],
            let planned = planner.reconsidered(
                job, now: now, nextLook: now.nextHour, baseline: kept)
        {
            return planned
        }
        switch planner.plan(job, now: now, baseline: kept) {
        case .placed(let planned): return planned
        case .infeasible(let why): throw Self.infeasible(job, why)
        }
    }

    /// What a person is told about a job that has no place.
    static func infeasible(_ job: JobSpecification, _ why: Infeasibility) -> Diagnostic {
        let deadline = job.deadline.map { " by \($0)" } ?? ""
        let remedy = why.earliestFinish.map { finish -> Message in
            "the earliest finish possible is \(finish): \(set: .deadline, "\(finish)")"
        }
        return Diagnostic(
            .unavailable, "job \(job.name) cannot be finished\(deadline)",
            causes: why.obstacles.map { Message($0) },
            remedy: remedy ?? "ask for less, or for other regions or accelerators")
    }

    /// The best place for a stored job from now on.
    func planned(_ job: Job) throws -> PlannedJob {
        let specification = try context.afterPredecessors(job.specification)
        let since = try session.plannedJobs([job.id])[job.id]?.baseline.start
        return try place(try context.input(for: specification, since: since), id: job.id)
    }

    /// The best place for a job that is started again, not before a moment. If it can no longer end
    /// in time, it ends late rather than not at all.
    func plannedAgain(_ job: Job, from earliest: Instant) throws -> PlannedJob {
        var later = job.specification
        later.earliest = max(earliest, later.earliest ?? earliest)
        do {
            return try planned(job.with(later))
        } catch let diagnostic as Diagnostic where diagnostic.kind == .unavailable {
            later.deadline = nil
            return try planned(job.with(later))
        }
    }

    /// Gives a queued job a place and moves it to `planned`.
    func keep(_ planned: PlannedJob, of job: JobID, reason: String) throws {
        let plan = try session.beginPlan(at: now, reason: reason)
        try session.place(planned, job: job, plan: plan)
        try session.move(
            job, from: .queued, to: .planned, at: now, actor: .planner,
            reason: "placed in \(planned.placement.region) from \(planned.placement.start)")
    }

    /// Plans a queued job and moves it to `planned`.
    func replan(_ job: Job, reason: String) throws {
        try keep(try planned(job), of: job.id, reason: reason)
    }
}

extension Job {
    /// The same job in state `queued`, with another specification.
    fileprivate func with(_ specification: JobSpecification) -> Job {
        Job(id: id, specification: specification, submittedAt: submittedAt, state: .queued)
    }
}

extension Instant {
    /// The next full hour of UTC.
    var nextHour: Instant {
        let hours = (Double(secondsSinceEpoch) / 3600).rounded(.down)
        return Instant(secondsSinceEpoch: (Int(hours) + 1) * 3600)
    }
}

public import SolsticeDomain
import SolsticePlanning
import SolsticeStore

extension Scheduler {
    /// Accepts a job and plans it into what is free, in one transaction.
    /// - Throws: a ``Diagnostic`` where something is missing or wrong, or where no plan ends by the
    ///   deadline: then with what stands in the way and the earliest finish there could be.
    public func submit(
        _ request: SubmissionRequest, isDryRun: Bool = false
    ) throws(Diagnostic) -> Submission {
        let submitted = try submit([request], isDryRun: isDryRun)
        return submitted[0]
    }

    /// Accepts several jobs in one transaction: all of them, or none where one cannot be planned.
    public func submit(
        _ requests: [SubmissionRequest], isDryRun: Bool = false
    ) throws(Diagnostic) -> [Submission] {
        let now = self.now
        if isDryRun {
            return try store.read { session in
                let room = try PlanningRoom(session: session, clocks: clocks, now: now)
                return try requests.map { try draft($0, room) }
            }
        }
        return try store.write { session in
            let room = try PlanningRoom(session: session, clocks: clocks, now: now)
            let plan = try session.beginPlan(at: now, reason: "submission")
            return try requests.enumerated().map { index, request in
                do {
                    return try accept(request, room, plan: plan)
                } catch let diagnostic as Diagnostic where requests.count > 1 {
                    throw diagnostic.within("job \(index + 1) of \(requests.count)")
                }
            }
        }
    }

    private func draft(_ request: SubmissionRequest, _ room: PlanningRoom) throws -> Submission {
        let specification = try checks(room).specification(request)
        let view = try room.view(of: specification)
        let planned = try place(specification, view, room)
        let job = Job(
            id: 0, specification: specification, submittedAt: room.now, state: .planned)
        return Submission(
            record: JobRecord(job: job, plan: planned),
            notes: view.notes + notes(on: planned, job: specification, view))
    }

    private func accept(
        _ request: SubmissionRequest, _ room: PlanningRoom, plan: Int
    ) throws -> Submission {
        let session = room.session
        let specification = try checks(room).specification(request)
        let view = try room.view(of: specification)
        let planned = try place(specification, view, room)
        let job = try session.addJob(specification, isHeld: request.isHeld, at: room.now)
        if request.isHeld {
            return Submission(record: JobRecord(job: job, plan: nil), notes: view.notes)
        }
        try session.place(planned, job: job.id, plan: plan)
        try session.move(
            job.id, from: .queued, to: .planned, at: room.now, actor: "planner",
            reason: "placed in \(planned.placement.region) from \(planned.placement.start)")
        let placed = Job(
            id: job.id, specification: specification, submittedAt: room.now, state: .planned)
        return Submission(
            record: JobRecord(job: placed, plan: planned),
            notes: view.notes + notes(on: planned, job: specification, view))
    }

    private func checks(_ room: PlanningRoom) -> SubmissionChecks {
        SubmissionChecks(regions: room.regions, accelerators: room.accelerators, now: room.now)
    }

    /// Plans a job into what other jobs leave free; `id` is its own number where it has one, and its
    /// baseline is then kept.
    func place(
        _ job: JobSpecification, _ view: PlanningRoom.View, _ room: PlanningRoom,
        id: Int? = nil
    ) throws -> PlannedJob {
        let kept = try id.flatMap { try room.session.plannedJobs([$0])[$0]?.baseline }
        let planner = try room.planner(view, without: id)
        switch planner.plan(view.job, now: room.now, baseline: kept) {
        case .placed(let planned): return planned
        case .infeasible(let why): throw infeasible(job, why)
        }
    }

    private func infeasible(_ job: JobSpecification, _ why: Infeasibility) -> Diagnostic {
        let deadline = job.deadline.map { " by \($0)" } ?? ""
        let remedy = why.earliestFinish.map {
            "the earliest finish possible is \($0): --deadline \($0)"
        }
        return Diagnostic(
            .unavailable, "job \(job.name) cannot be finished\(deadline)", causes: why.obstacles,
            remedy: remedy ?? "ask for less, or for other regions or accelerators")
    }

    private func notes(
        on planned: PlannedJob, job: JobSpecification, _ view: PlanningRoom.View
    ) -> [String] {
        var notes = view.exclusions.map { "\($0.region) is left out: \($0.reason)" }
        if planned.placement.powerCap != nil {
            notes.append(
                "the cap takes effect only if the job applies SOLSTICE_POWER_CAP_WATTS itself: the "
                    + "local executor does not set it on the device yet, and accounts for the job "
                    + "as uncapped; without a cap: --cap none")
        }
        if job.deadline == nil {
            notes.append("no deadline was given, so the job starts as soon as it can: --deadline T")
        }
        return notes
    }
}

extension Diagnostic {
    /// The same message about a part of something larger.
    func within(_ part: String) -> Diagnostic {
        Diagnostic(kind, "\(part): \(problem)", causes: causes, remedy: remedy)
    }
}

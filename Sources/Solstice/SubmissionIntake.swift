import SolsticeDomain
import SolsticeStore

/// One submission on its way into the database, or through a dry run, request after request.
struct SubmissionIntake {
    private let scheduler: Scheduler
    private let room: PlanningRoom
    private let checks: SubmissionChecks
    /// The plan that the jobs belong to; nil for a dry run.
    private let plan: Int?
    private var search: PredecessorSearch
    /// When the jobs of a dry run would end, by the number that they would get.
    private var draftEnds: [Int: Instant] = [:]

    init(_ scheduler: Scheduler, _ room: PlanningRoom, plan: Int?) {
        self.scheduler = scheduler
        self.room = room
        self.plan = plan
        checks = SubmissionChecks(
            regions: room.regions, accelerators: room.accelerators, now: room.now)
        search = PredecessorSearch(session: room.session)
    }

    /// Plans and keeps the job of a request, or the jobs where it is an array.
    mutating func take(_ request: SubmissionRequest) throws -> [Submission] {
        var specification = try checks.specification(
            request, dependencies: try search.dependencies(of: request))
        var submissions: [Submission] = []
        var numbers: [Int] = []
        let indices = request.arrayIndices.map(Optional.some)
        for index in indices.isEmpty ? [nil] : indices {
            specification.arrayIndex = index
            let placed = try place(specification, request)
            let job =
                try plan.map {
                    try keep(specification, placed.planned, request, plan: $0, array: numbers.first)
                } ?? draft(specification, placed.planned)
            numbers.append(plan == nil ? try draftNumber(placed.planned) : job.id)
            let isPlaced = job.state == .planned
            submissions.append(
                Submission(
                    record: JobRecord(job: job, plan: isPlaced ? placed.planned : nil),
                    notes: placed.view.notes
                        + (isPlaced ? notes(on: placed.planned, request, placed.view) : [])))
        }
        search.note(numbers, name: specification.name)
        return submissions
    }

    private func place(
        _ job: JobSpecification, _ request: SubmissionRequest
    ) throws -> (planned: PlannedJob, view: PlanningRoom.View) {
        let job = try scheduler.afterPredecessors(job, room.session, alsoEndingBy: draftEnds)
        let view = try room.view(of: job)
        return (try scheduler.place(job, view, room), view)
    }

    private func keep(
        _ specification: JobSpecification, _ planned: PlannedJob, _ request: SubmissionRequest,
        plan: Int, array: Int?
    ) throws -> Job {
        let session = room.session
        let job = try session.addJob(
            specification, isHeld: request.isHeld, at: room.now, array: array)
        if request.isHeld { return job }
        try session.place(planned, job: job.id, plan: plan)
        try session.move(
            job.id, from: .queued, to: .planned, at: room.now, actor: "planner",
            reason: "placed in \(planned.placement.region) from \(planned.placement.start)")
        return Job(
            id: job.id, specification: specification, submittedAt: room.now, state: .planned,
            array: job.array)
    }

    private func draft(_ specification: JobSpecification, _ planned: PlannedJob) -> Job {
        Job(id: 0, specification: specification, submittedAt: room.now, state: .planned)
    }

    /// The number that a job of a dry run would get, for the jobs that wait for it.
    private mutating func draftNumber(_ planned: PlannedJob) throws -> Int {
        let number = try room.session.nextJobNumber() + draftEnds.count
        draftEnds[number] = planned.placement.end
        return number
    }

    private func notes(
        on planned: PlannedJob, _ request: SubmissionRequest, _ view: PlanningRoom.View
    ) -> [String] {
        let job = view.job
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
        if job.pausing?.resumeOverhead == .zero {
            notes.append(
                "going on after a pause is taken to cost nothing; state what it takes: "
                    + "--resume-cost 10m")
        }
        return notes + job.variants.compactMap { derived($0, request) }
    }

    /// Where the hours on an accelerator come from that none were stated for.
    private func derived(_ variant: WorkloadVariant, _ request: SubmissionRequest) -> String? {
        guard request.duration.figure(for: variant.accelerator) == nil,
            let speed = room.accelerators.first(where: { $0.id == variant.accelerator })?
                .relativeSpeed
        else { return nil }
        return "on \(variant.accelerator) it is taken to take \(variant.duration), from its speed "
            + "of \(speed.value.ratio) (\(speed.source)); state what you measured: "
            + "--hours \(variant.accelerator)=H"
    }
}

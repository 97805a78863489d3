import SolsticeDomain
import SolsticeStore

/// Processes one submission or dry run, request by request.
struct SubmissionIntake {
    private let scheduler: Scheduler
    private let context: PlanningContext
    private let checks: SubmissionChecks
    /// The plan that the jobs belong to; nil for a dry run.
    private let plan: Int?
    private var search: PredecessorSearch
    /// When the jobs of a dry run would end, by the number that they would get.
    private var draftEnds: [Int: Instant] = [:]

    init(_ scheduler: Scheduler, _ context: PlanningContext, plan: Int?) {
        self.scheduler = scheduler
        self.context = context
        self.plan = plan
        checks = SubmissionChecks(
            regions: context.regions, accelerators: context.accelerators, now: context.now)
        search = PredecessorSearch(session: context.session)
    }

    /// Plans and stores the job of a request, or its jobs if it is an array.
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
                    record: JobRecord(
                        job: job, plan: isPlaced ? placed.planned : nil,
                        pastDecisions: isPlaced
                            ? try context.pastDecisions(of: job, placed.planned) : nil),
                    notes: placed.notes + placed.view.notes
                        + (isPlaced
                            ? context.notes(
                                on: placed.planned, job: placed.view.job, request,
                                exclusions: placed.view.exclusions) : [])))
        }
        search.note(numbers, name: specification.name)
        return submissions
    }

    private mutating func place(
        _ specification: JobSpecification, _ request: SubmissionRequest
    ) throws -> (planned: PlannedJob, view: PlanningContext.View, notes: [String]) {
        let job = try scheduler.afterPredecessors(
            specification, context.session, alsoEndingBy: draftEnds)
        let view = try context.view(of: job)
        do {
            return (try scheduler.place(job, view, context), view, [])
        } catch let refusal as Diagnostic where refusal.kind == .unavailable {
            // A dry run's earlier jobs are in no table, so no room can be made beside them.
            guard draftEnds.isEmpty, job.deadline != nil, !request.isHeld,
                let draft = try makeRoom(for: specification)
            else { throw refusal }
            return try apply(draft, view)
        }
    }

    /// A plan of the whole queue in which the job has a place too, and no other job loses its own;
    /// nil if none was found.
    private func makeRoom(for job: JobSpecification) throws -> QueueDraft? {
        let newcomer = Job(
            id: try context.session.nextJobNumber(), specification: job, submittedAt: context.now,
            state: .queued)
        let situation = try QueueSituation(context: context, adding: newcomer)
        guard situation.hasMovableJobs else { return nil }
        let draft = situation.plan(effort: .quick, seed: 1) { _ in true }
        let isWhole = draft.plan.unplaceable.isEmpty && situation.violations(of: draft).isEmpty
        return isWhole ? draft : nil
    }

    private func apply(
        _ draft: QueueDraft, _ view: PlanningContext.View
    ) throws -> (planned: PlannedJob, view: PlanningContext.View, notes: [String]) {
        let newcomer = try context.session.nextJobNumber()
        var moved = 0
        var own: PlannedJob?
        for index in draft.changed {
            let entry = draft.plan.entries[index]
            if entry.job.id == newcomer {
                own = entry.planned
                continue
            }
            if entry.isMoved { moved += 1 }
            if let plan { try context.session.place(entry.planned, job: entry.job.id, plan: plan) }
        }
        guard let own else {
            throw Diagnostic(.software, "a plan that has room for the job does not hold it")
        }
        let verb = plan == nil ? "would have to move" : "moved"
        let others = moved == 1 ? "1 other job" : "\(moved) other jobs"
        return (own, view, ["\(others) \(verb) to make room for it"])
    }

    private func keep(
        _ specification: JobSpecification, _ planned: PlannedJob, _ request: SubmissionRequest,
        plan: Int, array: Int?
    ) throws -> Job {
        let session = context.session
        let job = try session.addJob(
            specification, isHeld: request.isHeld, at: context.now, array: array,
            actor: scheduler.actor)
        if request.isHeld { return job }
        try session.placeFirst(
            planned, job: job.id, plan: plan, at: context.now, actor: "planner",
            reason: "placed in \(planned.placement.region) from \(planned.placement.start)")
        return Job(
            id: job.id, specification: specification, submittedAt: context.now, state: .planned,
            array: job.array)
    }

    private func draft(_ specification: JobSpecification, _ planned: PlannedJob) -> Job {
        Job(id: 0, specification: specification, submittedAt: context.now, state: .planned)
    }

    /// The number that a job of a dry run would get, for its successors.
    private mutating func draftNumber(_ planned: PlannedJob) throws -> Int {
        let number = try context.session.nextJobNumber() + draftEnds.count
        draftEnds[number] = planned.placement.end
        return number
    }
}

import SolsticeDomain
import SolsticePlanning
import SolsticeStore

/// What people read about jobs and the queue.
struct Inspection {
    let context: PlanningContext
    private var session: StoreSession { context.session }
    private var now: Instant { context.now }

    /// Jobs with their plans, by number: the unfinished ones, or all; of a project, if one is named.
    func queue(includingFinal: Bool = false, project: ProjectID? = nil) throws -> [JobRecord] {
        let project = try project.map { try session.existingProject($0) }
        let jobs = try session.jobs(in: includingFinal ? nil : JobState.open, of: project)
        let plans = try session.plannedJobs(jobs.map(\.id))
        guard includingFinal else { return jobs.map { JobRecord(job: $0, plan: plans[$0.id]) } }
        return try jobs.map { try record(of: $0, plan: plans[$0.id]) }
    }

    /// Everything stored about a job.
    func record(_ id: JobID) throws -> JobRecord {
        let job = try session.existingJob(id)
        let plan = try session.plannedJobs([id])[id]
        return try record(
            of: job, plan: plan,
            pastDecisions: plan.flatMap { try context.pastDecisions(of: job, $0) })
    }

    /// The alternatives for a job, and what they would emit.
    ///
    /// For a job that has started or finished: its alternatives when it was submitted, with today's
    /// knowledge, beside the plan it was started on.
    func explanation(_ id: JobID) throws -> (Explanation, JobRecord) {
        let job = try session.existingJob(id)
        let record = try record(id)
        let isOpen = !job.state.isFinal && !job.state.isActive
        let moment = isOpen ? now : job.submittedAt
        let context = try context.at(moment)
        let specification =
            isOpen ? try context.afterPredecessors(job.specification) : job.specification
        let input = try context.input(
            for: specification, since: record.plan?.baseline.start,
            extra: JobExplainer.longestExtraSlack)
        let best = try record.plan ?? Placing(context: context).place(input, id: id)
        let explainer = JobExplainer(planner: try context.planner(for: input, without: id))
        var explanation = explainer.explain(
            input.jobs[0], best: best, now: moment, exclusions: input.exclusions)
        explanation.carbonFree = try context.expectedCarbonFree(of: best.placement)
        return (explanation, record)
    }

    /// The variants of a job that is only asked about, each in its best place, as if no other job were
    /// planned or running.
    func comparison(_ request: SubmissionRequest) throws -> Comparison {
        var learnt = LearntRuns(session: session)
        let checks = SubmissionChecks(
            regions: context.regions, accelerators: context.accelerators, now: now)
        let input = try context.input(for: try checks.specification(learnt.completed(request)))
        let job = input.jobs[0]
        let planner = JobPlanner(
            outlooks: input.outlooks, accelerators: context.accelerators, reservations: [])
        let best: PlannedJob
        switch planner.plan(job, now: now) {
        case .placed(let planned): best = planned
        case .infeasible(let why): throw Placing.infeasible(job, why)
        }
        let explainer = JobExplainer(planner: planner)
        func speedPerWatt(_ variant: WorkloadVariant) -> Double? {
            context.accelerators.first { $0.id == variant.accelerator }?.speedPerWatt
        }
        let first = speedPerWatt(job.askedFor)
        return Comparison(
            job: job, best: best,
            entries: job.variants.map { variant in
                .init(
                    variant: variant,
                    placement: explainer.placement(of: variant, of: job, now: now),
                    speedPerWatt: first.flatMap { first in speedPerWatt(variant).map { $0 / first }
                    })
            }, exclusions: input.exclusions)
    }

    /// A page of the list of jobs: those in some states, or all, and of a project, if one is named,
    /// beyond a number; up to `limit` of them, by number, or with `isDescending` the newest first.
    func page(
        in states: [JobState]? = nil, project: ProjectID? = nil, beyond id: JobID? = nil,
        isDescending: Bool = false, limit: Int
    ) throws -> JobSlice {
        precondition(limit > 0, "a page has room for a job")
        let project = try project.map { try session.existingProject($0) }
        var jobs = try session.jobs(
            in: states, of: project, beyond: id, isDescending: isDescending, limit: limit + 1)
        let hasMore = jobs.count > limit
        if hasMore { jobs.removeLast() }
        let plans = try session.plannedJobs(jobs.map(\.id))
        let records = try jobs.map { job in
            job.state.isFinal
                ? try record(of: job, plan: plans[job.id])
                : JobRecord(job: job, plan: plans[job.id])
        }
        return JobSlice(records: records, next: hasMore ? jobs.last?.id : nil)
    }

    /// A job with its attempts and its statements, of which the last is made again if hours were
    /// observed since.
    func record(
        of job: Job, plan: PlannedJob?, pastDecisions: PastDecisions? = nil
    ) throws -> JobRecord {
        let attempts = try session.attempts(of: job.id)
        let statements = try session.statements(on: job.id)
        // A job that is retried is stated again when it ends.
        var realised = job.state.isFinal ? statements.last?.realised : nil
        if job.state.isFinal, let plan {
            // Hours that were only forecast at its end may have been observed by now; and jobs that
            // ended under version 0.1 have no statement.
            let accounting = Accounting(context: context)
            let isStated = try statements.last.map { last in
                try last.realised.filledShare == 0
                    || accounting.changedHours(
                        job, plan: plan, attempts: attempts,
                        by: HistoryChange(batch: nil, since: last.statedAt, now: context.now)
                    ).isEmpty
            }
            if isStated != true {
                realised = try accounting.realised(job, plan: plan, attempts: attempts)
            }
        }
        return JobRecord(
            job: job, plan: plan, attempts: attempts, realised: realised, statements: statements,
            pastDecisions: pastDecisions)
    }
}

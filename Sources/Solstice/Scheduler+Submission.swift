public import SolsticeDomain
import SolsticePlanning
import SolsticeStore

extension Scheduler {
    /// Accepts a job and plans it into free capacity, in one transaction.
    /// - Throws: a ``Diagnostic`` if something is missing or wrong, or if no plan ends by the
    ///   deadline: then with the obstacles and the earliest possible finish.
    /// - Returns: the job; of an array, its first member.
    public func submit(
        _ request: SubmissionRequest, isDryRun: Bool = false
    ) throws(Diagnostic) -> Submission {
        let submitted = try submit([request], isDryRun: isDryRun)
        return submitted[0]
    }

    /// Accepts several jobs in one transaction: all of them, or none if one cannot be planned. If
    /// all have deadlines they are planned together, into free capacity.
    ///
    /// An array becomes one job for each of its indices, so there may be more submissions than
    /// requests; a request may name jobs of earlier ones to wait for.
    @discardableResult
    public func submit(
        _ requests: [SubmissionRequest], isDryRun: Bool = false
    ) throws(Diagnostic) -> [Submission] {
        let now = self.now
        if isDryRun {
            return try store.read { session in
                let context = try PlanningContext(session: session, clocks: clocks, now: now)
                return try submissions(requests, context, plan: nil)
            }
        }
        return try store.write { session in
            let context = try PlanningContext(session: session, clocks: clocks, now: now)
            let plan = try session.beginPlan(at: now, reason: "submission")
            return try submissions(requests, context, plan: plan)
        }
    }

    private func submissions(
        _ requests: [SubmissionRequest], _ context: PlanningContext, plan: Int?
    ) throws -> [Submission] {
        let learnt = LearntDuration(session: context.session)
        let requests = try requests.enumerated().map { index, request in
            do {
                return try learnt.completed(request)
            } catch let diagnostic as Diagnostic where requests.count > 1 {
                throw diagnostic.within("job \(index + 1) of \(requests.count)")
            }
        }
        if BulkIntake.suits(requests) {
            return try BulkIntake(self, context, plan: plan).take(requests)
        }
        var intake = SubmissionIntake(self, context, plan: plan)
        var submissions: [Submission] = []
        for (index, request) in requests.enumerated() {
            do {
                submissions += try intake.take(request)
            } catch let diagnostic as Diagnostic where requests.count > 1 {
                throw diagnostic.within("job \(index + 1) of \(requests.count)")
            }
        }
        return submissions
    }

    /// Plans a job into the capacity that other jobs leave free; `id` is its own number if it has
    /// one, and its baseline is then kept.
    func place(
        _ job: JobSpecification, _ view: PlanningContext.View, _ context: PlanningContext,
        id: Int? = nil
    ) throws -> PlannedJob {
        let kept = try id.flatMap { try context.session.plannedJobs([$0])[$0]?.baseline }
        let planner = try context.planner(view, without: id)
        // Whether such a job starts now is decided by the rule that reviews it every hour.
        if view.waitsForSeason,
            let planned = planner.reconsidered(
                view.job, now: context.now, nextLook: context.now.nextHour, baseline: kept)
        {
            return planned
        }
        switch planner.plan(view.job, now: context.now, baseline: kept) {
        case .placed(let planned): return planned
        case .infeasible(let why): throw infeasible(job, why)
        }
    }

    func infeasible(_ job: JobSpecification, _ why: Infeasibility) -> Diagnostic {
        let deadline = job.deadline.map { " by \($0)" } ?? ""
        let remedy = why.earliestFinish.map {
            "the earliest finish possible is \($0): --deadline \($0)"
        }
        return Diagnostic(
            .unavailable, "job \(job.name) cannot be finished\(deadline)", causes: why.obstacles,
            remedy: remedy ?? "ask for less, or for other regions or accelerators")
    }
}

extension Diagnostic {
    /// The same message about a part of something larger.
    func within(_ part: String) -> Diagnostic {
        Diagnostic(kind, "\(part): \(problem)", causes: causes, remedy: remedy)
    }
}

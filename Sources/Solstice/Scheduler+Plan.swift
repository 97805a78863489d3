import SolsticeChecking
public import SolsticeDomain
import SolsticePlanning
import SolsticeStore

extension Scheduler {
    /// Observes the planning of a queue; returns false to stop it and keep the best plan so far.
    public typealias PlanObserver = @Sendable (PlanningProgress) -> Bool

    /// Plans all jobs that have not started together, and makes that the current plan if it is
    /// better than the existing one.
    ///
    /// Jobs that are running, are about to start, have no deadline, or can only end late stay as
    /// they are.
    ///
    /// If the queue, a region, a capacity, an accelerator or the data changes meanwhile, the queue
    /// is planned again; the third time the moves that are still valid are kept.
    /// - Throws: a ``Diagnostic`` if none of them is.
    public func plan(
        effort: PlanningEffort = .standard, seed: UInt64 = 1, isDryRun: Bool = false,
        observer: PlanObserver? = nil
    ) throws(Diagnostic) -> QueuePlan {
        for attempt in 1...Self.mostTries {
            let now = self.now
            let situation = try store.read { session in
                try QueueSituation(
                    context: PlanningContext(session: session, clocks: clocks, now: now))
            }
            let begin = ContinuousClock.now
            let draft = situation.plan(effort: effort, seed: seed) { observer?($0) ?? true }
            let violations = situation.violations(of: draft)
            if let first = violations.first {
                throw Diagnostic(
                    .software, "the plan found is not valid and was not kept",
                    causes: violations.prefix(5).map { "job \($0.job ?? 0): \($0.text)" },
                    remedy:
                        "report this with the rule \(first.rule.rawValue); the plan before stands")
            }
            if isDryRun { return draft.plan }
            let took = (ContinuousClock.now - begin) / .seconds(1)
            if draft.changed.isEmpty { return draft.plan }
            let kept = try store.write { session -> QueuePlan? in
                if try session.queueStamp() == situation.stamp {
                    return try keep(draft, seconds: took, session)
                }
                guard attempt == Self.mostTries else { return nil }
                return try adopt(draft, of: situation, session).map {
                    try keep($0, seconds: took, session)
                }
            }
            if let kept { return kept }
        }
        throw Diagnostic(
            .tryAgain, "the queue changed while it was planned, \(Self.mostTries) times over",
            remedy: "try again, or plan with less effort: --effort quick")
    }

    private static let mostTries = 3

    /// The moves of a draft that are still valid in the current queue; nil if there are none.
    private func adopt(
        _ draft: QueueDraft, of situation: QueueSituation, _ session: StoreSession
    ) throws -> QueueDraft? {
        let newest = try QueueSituation(
            context: PlanningContext(session: session, clocks: clocks, now: self.now))
        var adoption = DraftAdoption(of: draft, by: newest)
        return adoption.plan(
            isOfSameData: newest.stamp.dataRevision == situation.stamp.dataRevision)
    }

    /// Makes a plan the current one.
    private func keep(
        _ draft: QueueDraft, seconds: Double, _ session: StoreSession
    ) throws -> QueuePlan {
        let plan = draft.plan
        let id = try session.beginPlan(
            at: plan.createdAt, reason: "plan of the queue",
            appraisal: PlanAppraisal(
                effort: plan.effort, objective: plan.objective, lowerBound: plan.lowerBound,
                isInterrupted: plan.isInterrupted, seconds: seconds))
        for index in draft.changed {
            let entry = plan.entries[index]
            try session.place(entry.planned, job: entry.job.id, plan: id)
            if entry.job.state == .queued {
                let placement = entry.planned.placement
                try session.move(
                    entry.job.id, from: .queued, to: .planned, at: plan.createdAt,
                    actor: "planner",
                    reason: "placed in \(placement.region) from \(placement.start)")
            }
        }
        return plan.kept(as: id)
    }

    /// Checks the current plan by independent rules: capacity, windows, deadlines, regions,
    /// durations, and emissions recomputed from scratch.
    public func planViolations() throws(Diagnostic) -> [PlanViolation] {
        let now = self.now
        return try store.read { session in
            let context = try PlanningContext(session: session, clocks: clocks, now: now)
            return try QueueSituation(context: context).violationsOfCurrentPlan()
        }
    }
}

extension QueuePlan {
    /// The plan with the number that it was stored under.
    fileprivate func kept(as id: Int) -> QueuePlan {
        QueuePlan(
            id: id, parent: parent, createdAt: createdAt, entries: entries,
            unplaceable: unplaceable, lowerBound: lowerBound, objective: objective,
            effort: effort, isInterrupted: isInterrupted)
    }
}

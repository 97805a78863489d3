public import SolsticeDomain
import SolsticeStore

extension Scheduler {
    /// Observes the planning of a queue; returns false to stop it and keep the best plan so far.
    public typealias PlanObserver = @Sendable (PlanningProgress) -> Bool
}

/// Plans all jobs that have not started together.
///
/// It plans outside any transaction, so that nobody waits for it, and keeps the plan in one.
struct Replanner {
    let database: Database

    private static let mostTries = 3

    /// Plans the queue, and makes that the current plan if it is better than the existing one.
    ///
    /// If the queue, a region, a capacity, an accelerator or the data changes meanwhile, the queue
    /// is planned again; the third time the moves that are still valid are kept.
    /// - Throws: a ``Diagnostic`` if none of them is.
    func plan(
        effort: PlanningEffort, seed: UInt64, isDryRun: Bool, observer: Scheduler.PlanObserver?
    ) throws(Diagnostic) -> QueuePlan {
        for attempt in 1...Self.mostTries {
            let snapshot = try database.read { try QueueSnapshot(context: $0) }
            let begin = ContinuousClock.now
            let draft = snapshot.plan(effort: effort, seed: seed) { observer?($0) ?? true }
            let violations = snapshot.violations(of: draft)
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
            let kept = try database.write { context -> QueuePlan? in
                if try context.session.queueStamp() == snapshot.stamp {
                    return try keep(draft, seconds: took, context.session)
                }
                guard attempt == Self.mostTries else { return nil }
                return try adopt(draft, of: snapshot, context).map {
                    try keep($0, seconds: took, context.session)
                }
            }
            if let kept { return kept }
        }
        throw Diagnostic(
            .tryAgain, "the queue changed while it was planned, \(Self.mostTries) times over",
            remedy: "try again, or plan with less effort: \(set: .effort, "quick")")
    }

    /// The moves of a draft that are still valid in the current queue; nil if there are none.
    private func adopt(
        _ draft: QueueDraft, of snapshot: QueueSnapshot, _ context: PlanningContext
    ) throws -> QueueDraft? {
        // It may have waited for the right to write.
        let newest = try QueueSnapshot(context: context.at(database.now))
        var adoption = DraftAdoption(of: draft, by: newest)
        return adoption.plan(
            isOfSameData: newest.stamp.dataRevision == snapshot.stamp.dataRevision)
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
                    actor: .planner,
                    reason: "placed in \(placement.region) from \(placement.start)")
            }
        }
        return plan.kept(as: id)
    }
}

extension QueuePlan {
    /// The plan with the number that it was stored under.
    fileprivate func kept(as id: PlanID) -> QueuePlan {
        QueuePlan(
            id: id, parent: parent, createdAt: createdAt, entries: entries,
            unplaceable: unplaceable, lowerBound: lowerBound, objective: objective,
            effort: effort, isInterrupted: isInterrupted)
    }
}

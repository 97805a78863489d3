import SolsticeDomain
import SolsticePlanning
import SolsticeStore

/// Submits many jobs at once, planned together into free capacity.
struct BulkIntake {
    private let scheduler: Scheduler
    private let context: PlanningContext
    /// The plan that the jobs belong to; nil for a dry run.
    private let plan: Int?

    /// A job that has been read and checked.
    private struct Candidate {
        /// Index of its request.
        let request: Int
        let specification: JobSpecification
        let id: Int
        let array: Int?
    }

    init(_ scheduler: Scheduler, _ context: PlanningContext, plan: Int?) {
        self.scheduler = scheduler
        self.context = context
        self.plan = plan
    }

    /// Whether requests can be planned together: several jobs, all with deadlines, none held.
    static func suits(_ requests: [SubmissionRequest]) -> Bool {
        let isOne = requests.count == 1 && requests[0].arrayIndices.count < 2
        return !isOne && requests.allSatisfy { $0.deadline != nil && !$0.isHeld }
    }

    /// Plans and keeps all jobs, or none.
    func take(_ requests: [SubmissionRequest]) throws -> [Submission] {
        let candidates = try candidates(of: requests)
        let (outcome, shared, exclusions) = try plan(candidates)
        if let (index, why) = outcome.misses.first {
            let candidate = candidates[index]
            let refusal = scheduler.infeasible(candidate.specification, why)
            guard requests.count > 1 else { throw refusal }
            throw refusal.within("job \(candidate.request + 1) of \(requests.count)")
        }
        return try outcome.places.map { index, planned in
            try keep(planned, candidates[index])
            let candidate = candidates[index]
            let job = Job(
                id: plan == nil ? 0 : candidate.id, specification: candidate.specification,
                submittedAt: context.now, state: .planned, array: candidate.array)
            let notes = context.notes(
                on: planned, job: candidate.specification, requests[candidate.request],
                exclusions: exclusions)
            return Submission(
                record: JobRecord(job: job, plan: planned),
                notes: notes.isEmpty ? shared : shared + notes)
        }
    }

    /// Plans the jobs together and adds notes on the data behind the plan. The planner's input is
    /// released at once: for many jobs it is large.
    private func plan(
        _ candidates: [Candidate]
    ) throws -> (outcome: QueueOutcome, notes: [String], exclusions: [Explanation.Exclusion]) {
        let view = try QueueView(
            of: candidates.map {
                try scheduler.afterPredecessors($0.specification, context.session)
            }, in: context)
        let planner = QueuePlanner(
            outlooks: view.outlooks, accelerators: context.accelerators,
            reservations: try context.session.heldCapacity(after: context.now).map {
                Reservation(
                    region: $0.region, accelerator: $0.accelerator, count: $0.count,
                    window: $0.window)
            })
        let outcome = planner.plan(
            candidates.indices.map {
                QueueEntry(
                    id: candidates[$0].id, job: view.jobs[$0],
                    waitsForSeason: view.waitsForSeason[$0])
            }, now: context.now, effort: .quick)
        return (outcome, try context.notes(on: view.outlooks, job: view.jobs[0]), view.exclusions)
    }

    private func candidates(of requests: [SubmissionRequest]) throws -> [Candidate] {
        let checks = SubmissionChecks(
            regions: context.regions, accelerators: context.accelerators, now: context.now)
        var search = PredecessorSearch(session: context.session)
        let areOrdered = requests.contains { !$0.afterOK.isEmpty || !$0.afterAny.isEmpty }
        var candidates: [Candidate] = []
        candidates.reserveCapacity(requests.count)
        let first = try context.session.nextJobNumber()
        for (index, request) in requests.enumerated() {
            do {
                var specification = try checks.specification(
                    request, dependencies: try search.dependencies(of: request))
                var numbers: [Int] = []
                let indices = request.arrayIndices.map(Optional.some)
                for member in indices.isEmpty ? [nil] : indices {
                    specification.arrayIndex = member
                    let kept = try plan.map { _ in
                        try context.session.addJob(
                            specification, isHeld: false, at: context.now, array: numbers.first,
                            actor: scheduler.actor)
                    }
                    let id = kept?.id ?? first + candidates.count
                    numbers.append(id)
                    candidates.append(
                        Candidate(
                            request: index, specification: specification, id: id,
                            array: member == nil ? nil : numbers[0]))
                }
                if areOrdered { search.note(numbers, name: specification.name) }
            } catch let diagnostic as Diagnostic where requests.count > 1 {
                throw diagnostic.within("job \(index + 1) of \(requests.count)")
            }
        }
        return candidates
    }

    private func keep(_ planned: PlannedJob, _ candidate: Candidate) throws {
        guard let plan else { return }
        try context.session.placeFirst(
            planned, job: candidate.id, plan: plan, at: context.now, actor: "planner",
            reason: "placed in \(planned.placement.region) from \(planned.placement.start)")
    }
}

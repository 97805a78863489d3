public import SolsticeDomain
import SolsticePlanning
import SolsticeStore

/// Processes one submission or dry run within a transaction: all its jobs, or none if one cannot be
/// planned.
///
/// Several jobs with deadlines are planned together; otherwise each is placed into the capacity that
/// those before it leave free.
struct Submitter {
    private let context: PlanningContext
    private var session: StoreSession { context.session }
    private var now: Instant { context.now }
    private let checks: SubmissionChecks
    /// The plan that the jobs belong to; nil for a dry run.
    private let plan: PlanID?
    private var search: PredecessorSearch
    /// When the jobs of a dry run would end, by the number that they would get.
    private var draftEnds: [JobID: Instant] = [:]

    /// A job that has been read and checked, with its place in the submission.
    private struct Candidate {
        let request: Int
        let specification: JobSpecification
        let id: JobID
        let array: JobID?
    }

    /// A place for a job, with what the user should know.
    private struct Place {
        let planned: PlannedJob
        let input: PlanningInput
        var notes: [Message] = []
    }

    init(context: PlanningContext, plan: PlanID?) {
        self.context = context
        self.plan = plan
        checks = SubmissionChecks(
            regions: context.regions, accelerators: context.accelerators, now: context.now)
        search = PredecessorSearch(session: context.session)
    }

    /// Plans and stores the jobs of some requests: of an array, one job for each of its indices.
    mutating func submit(_ requests: [SubmissionRequest]) throws -> [Submission] {
        var learnt = LearntRuns(session: session)
        let requests = try Self.each(of: requests) { _, request in try learnt.completed(request) }
        if Self.suitsTogether(requests) { return try submitTogether(requests) }
        return try Self.each(of: requests) { index, request in
            try submitAlone(request)
        }.flatMap(\.self)
    }

    /// Names the job of a submission that a message is about.
    private static func each<Value>(
        of requests: [SubmissionRequest], _ body: (Int, SubmissionRequest) throws -> Value
    ) throws -> [Value] {
        try requests.enumerated().map { index, request in
            do {
                return try body(index, request)
            } catch let diagnostic as Diagnostic where requests.count > 1 {
                throw diagnostic.within("job \(index + 1) of \(requests.count)")
            }
        }
    }
}

/// Jobs placed one after the other.
extension Submitter {
    private mutating func submitAlone(_ request: SubmissionRequest) throws -> [Submission] {
        var specification = try checks.specification(
            request, dependencies: try search.dependencies(of: request))
        var submissions: [Submission] = []
        var numbers: [JobID] = []
        for index in request.members {
            specification.arrayIndex = index
            let place = try place(specification, request)
            let job =
                try plan.map {
                    try store(
                        specification, place.planned, request, plan: $0, array: numbers.first)
                } ?? draft(specification)
            numbers.append(plan == nil ? try draftNumber(place.planned) : job.id)
            submissions.append(try submission(of: job, place, request))
        }
        search.note(numbers, name: specification.name)
        return submissions
    }

    private func submission(
        of job: Job, _ place: Place, _ request: SubmissionRequest
    ) throws -> Submission {
        let planned = place.planned
        let shared =
            try place.notes
            + context.notes(on: place.input.outlooks, job: place.input.jobs[0])
        guard job.state == .planned else {
            return Submission(record: JobRecord(job: job, plan: nil), notes: shared)
        }
        return Submission(
            record: JobRecord(
                job: job, plan: planned, pastDecisions: try context.pastDecisions(of: job, planned)),
            notes: shared
                + context.notes(
                    on: planned, job: place.input.jobs[0], request,
                    exclusions: place.input.exclusions))
    }

    private func place(
        _ specification: JobSpecification, _ request: SubmissionRequest
    ) throws -> Place {
        let job = try context.afterPredecessors(specification, alsoEndingBy: draftEnds)
        let input = try context.input(for: job)
        do {
            return Place(planned: try Placing(context: context).place(input), input: input)
        } catch let refusal as Diagnostic where refusal.kind == .unavailable {
            // A dry run's earlier jobs are in no table, so no room can be made beside them.
            guard draftEnds.isEmpty, job.deadline != nil, !request.isHeld,
                let draft = try makeRoom(for: specification)
            else { throw refusal }
            return try apply(draft, input)
        }
    }

    /// A plan of the whole queue in which the job has a place too, and no other job loses its own;
    /// nil if none was found.
    private func makeRoom(for job: JobSpecification) throws -> QueueDraft? {
        let newcomer = Job(
            id: try session.nextJobNumber(), specification: job, submittedAt: now, state: .queued)
        let snapshot = try QueueSnapshot(context: context, adding: newcomer)
        guard snapshot.hasMovableJobs else { return nil }
        let draft = snapshot.plan(effort: .quick, seed: 1) { _ in true }
        let isWhole = draft.plan.unplaceable.isEmpty && snapshot.violations(of: draft).isEmpty
        return isWhole ? draft : nil
    }

    private func apply(_ draft: QueueDraft, _ input: PlanningInput) throws -> Place {
        let newcomer = try session.nextJobNumber()
        var moved = 0
        var own: PlannedJob?
        for index in draft.changed {
            let entry = draft.plan.entries[index]
            if entry.job.id == newcomer {
                own = entry.planned
                continue
            }
            if entry.isMoved { moved += 1 }
            if let plan { try session.place(entry.planned, job: entry.job.id, plan: plan) }
        }
        guard let own else {
            throw Diagnostic(.software, "a plan that has room for the job does not hold it")
        }
        let verb = plan == nil ? "would have to move" : "moved"
        let others = moved == 1 ? "1 other job" : "\(moved) other jobs"
        return Place(
            planned: own, input: input, notes: ["\(others) \(verb) to make room for it"])
    }

    private func store(
        _ specification: JobSpecification, _ planned: PlannedJob, _ request: SubmissionRequest,
        plan: PlanID, array: JobID?
    ) throws -> Job {
        let job = try session.addJob(
            specification, isHeld: request.isHeld, at: now, array: array, actor: context.actor)
        if request.isHeld { return job }
        try placeFirst(planned, job: job.id, plan: plan)
        return Job(
            id: job.id, specification: specification, submittedAt: now, state: .planned,
            array: job.array)
    }

    private func placeFirst(_ planned: PlannedJob, job: JobID, plan: PlanID) throws {
        try session.placeFirst(
            planned, job: job, plan: plan, at: now, actor: .planner,
            reason: "placed in \(planned.placement.region) from \(planned.placement.start)")
    }

    private func draft(_ specification: JobSpecification) -> Job {
        Job(id: 0, specification: specification, submittedAt: now, state: .planned)
    }

    /// The number that a job of a dry run would get, for its successors.
    private mutating func draftNumber(_ planned: PlannedJob) throws -> JobID {
        let number = JobID(try session.nextJobNumber().rawValue + draftEnds.count)
        draftEnds[number] = planned.placement.end
        return number
    }
}

/// Jobs planned together.
extension Submitter {
    /// Whether requests can be planned together: several jobs, all with deadlines, none held.
    private static func suitsTogether(_ requests: [SubmissionRequest]) -> Bool {
        let isOne = requests.count == 1 && requests[0].arrayIndices.count < 2
        return !isOne && requests.allSatisfy { $0.deadline != nil && !$0.isHeld }
    }

    private mutating func submitTogether(_ requests: [SubmissionRequest]) throws -> [Submission] {
        let candidates = try candidates(of: requests)
        let (outcome, shared, exclusions) = try planTogether(candidates)
        if let (index, why) = outcome.misses.first {
            let candidate = candidates[index]
            let refusal = Placing.infeasible(candidate.specification, why)
            guard requests.count > 1 else { throw refusal }
            throw refusal.within("job \(candidate.request + 1) of \(requests.count)")
        }
        return try outcome.places.map { index, planned in
            let candidate = candidates[index]
            if let plan { try placeFirst(planned, job: candidate.id, plan: plan) }
            let job = Job(
                id: plan == nil ? 0 : candidate.id, specification: candidate.specification,
                submittedAt: now, state: .planned, array: candidate.array)
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
    private func planTogether(
        _ candidates: [Candidate]
    ) throws -> (outcome: QueueOutcome, notes: [Message], exclusions: [Explanation.Exclusion]) {
        let input = try PlanningInput(
            of: candidates.map { try context.afterPredecessors($0.specification) }, in: context)
        let planner = QueuePlanner(
            outlooks: input.outlooks, accelerators: context.accelerators,
            reservations: try context.reservations())
        let outcome = planner.plan(
            candidates.indices.map {
                QueueEntry(
                    id: candidates[$0].id, job: input.jobs[$0],
                    waitsForSeason: input.waitsForSeason[$0])
            }, now: now, effort: .quick)
        return (
            outcome, try context.notes(on: input.outlooks, job: input.jobs[0]), input.exclusions
        )
    }

    /// The checked jobs of all requests, stored unless this is a dry run.
    private mutating func candidates(of requests: [SubmissionRequest]) throws -> [Candidate] {
        let areOrdered = requests.contains { !$0.afterOK.isEmpty || !$0.afterAny.isEmpty }
        let first = try session.nextJobNumber()
        var candidates: [Candidate] = []
        candidates.reserveCapacity(requests.count)
        _ = try Self.each(of: requests) { index, request in
            var specification = try checks.specification(
                request, dependencies: try search.dependencies(of: request))
            var numbers: [JobID] = []
            for member in request.members {
                specification.arrayIndex = member
                let kept = try plan.map { _ in
                    try session.addJob(
                        specification, isHeld: false, at: now, array: numbers.first,
                        actor: context.actor)
                }
                let id = kept?.id ?? JobID(first.rawValue + candidates.count)
                numbers.append(id)
                candidates.append(
                    Candidate(
                        request: index, specification: specification, id: id,
                        array: member == nil ? nil : numbers[0]))
            }
            if areOrdered { search.note(numbers, name: specification.name) }
        }
        return candidates
    }
}

extension SubmissionRequest {
    /// The index of each job that it asks for; nil for a single one.
    fileprivate var members: [Int?] { arrayIndices.isEmpty ? [nil] : arrayIndices }
}

extension Diagnostic {
    /// The same message about a part of something larger.
    func within(_ part: String) -> Diagnostic {
        Diagnostic(kind, "\(part): \(problem)", causes: causes, remedy: remedy)
    }
}

/// A job as it was accepted, or as it would be.
public struct Submission: Sendable {
    /// The job, its plan and its baseline; number 0 for a dry run.
    public let record: JobRecord
    /// What the user should know about the data behind the plan.
    public let notes: [Message]
}

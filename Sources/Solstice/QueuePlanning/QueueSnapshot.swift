import SolsticeChecking
import SolsticeDomain
import SolsticePlanning
import SolsticeStore

/// A queue's plan before it is stored.
struct QueueDraft {
    let plan: QueuePlan
    /// Positions of the entries whose place or figures have changed.
    let changed: [Int]
    /// Numbers of the jobs that were given a place, possibly the one they had.
    let placed: Set<JobID>
    /// A proven lower bound on the weighted emissions of these jobs in any plan.
    let boundOfPlaced: Emissions
}

/// A whole queue at one moment: what may be planned again, what stays, and what is known.
struct QueueSnapshot {
    let stamp: QueueStamp
    let now: Instant
    let parent: PlanID?
    /// The jobs that are planned again.
    let movable: [Job]
    /// The planner's input for them, in the same order.
    let entries: [QueueEntry]
    /// Their current places, by number.
    let places: [JobID: PlannedJob]
    /// Jobs with a place that stay where they are.
    let fixed: [(job: Job, planned: PlannedJob)]
    let held: [HeldCapacity]
    private let input: PlanningInput
    private let accelerators: [Accelerator]

    /// Jobs that start sooner than this are not moved: the service may be about to claim them.
    private static let closeToStart = TimeSpan(seconds: 60)

    /// The queue as it is, plus the job that room is to be made for, if any.
    init(context: PlanningContext, adding newcomer: Job? = nil) throws {
        let session = context.session
        now = context.now
        stamp = try session.queueStamp()
        parent = try session.currentPlan()
        accelerators = context.accelerators
        let jobs = try session.jobs(in: [.queued, .planned, .starting, .running, .paused])
        let plans = try session.plannedJobs(jobs.map(\.id))
        var movable: [Job] = []
        var fixed: [(job: Job, planned: PlannedJob)] = []
        for job in jobs {
            let planned = plans[job.id]
            if Self.isMovable(job, planned, now: now) {
                movable.append(job)
            } else if let planned {
                fixed.append((job, planned))
            }
        }
        if let newcomer { movable.append(newcomer) }
        self.movable = movable
        self.fixed = fixed
        places = plans
        let numbers = Set(movable.map(\.id))
        held = try session.heldCapacity(after: now).filter { held in
            held.job.map { !numbers.contains($0) } ?? true
        }
        let ends = Dictionary(
            fixed.map { ($0.job.id, $0.planned.placement.end) },
            uniquingKeysWith: { first, _ in first })
        input = try PlanningInput(
            of: movable.map { Self.after($0.specification, ends) },
            since: movable.map { plans[$0.id]?.baseline.start }, in: context)
        let (jobsAsPlanned, waits) = (input.jobs, input.waitsForSeason)
        entries = movable.indices.map { index in
            let planned = plans[movable[index].id]
            return QueueEntry(
                id: movable[index].id, job: jobsAsPlanned[index], previous: planned?.placement,
                baseline: planned?.baseline, waitsForSeason: waits[index])
        }
    }

    private static func isMovable(_ job: Job, _ planned: PlannedJob?, now: Instant) -> Bool {
        guard !job.state.isActive, let deadline = job.specification.deadline, deadline > now else {
            return false
        }
        guard let planned else { return true }
        return planned.placement.start > now + closeToStart && planned.placement.end <= deadline
    }

    /// A job that starts no earlier than the end of its predecessors that are not moved.
    private static func after(
        _ job: JobSpecification, _ ends: [JobID: Instant]
    ) -> JobSpecification {
        guard let end = job.dependencies.compactMap({ ends[$0.job] }).max() else { return job }
        var later = job
        later.earliest = max(end, job.earliest ?? end)
        return later
    }

    /// The best plan of the queue found with this effort.
    func plan(
        effort: PlanningEffort, seed: UInt64, observer: @escaping (PlanningProgress) -> Bool
    ) -> QueueDraft {
        let planner = QueuePlanner(
            outlooks: input.outlooks, accelerators: accelerators,
            reservations: held)
        let outcome = planner.plan(
            entries, now: now, effort: effort, seed: seed, observer: observer)
        var placed: [QueuePlan.Entry] = []
        var changed: [Int] = []
        for (index, planned) in outcome.places {
            let previous = entries[index].previous
            let entry = QueuePlan.Entry(
                job: movable[index], planned: planned, previous: previous)
            if entry.isMoved || Self.differs(planned.placement, previous) {
                changed.append(placed.count)
            }
            placed.append(entry)
        }
        for (job, planned) in fixed {
            placed.append(
                QueuePlan.Entry(job: job, planned: planned, previous: planned.placement))
        }
        // Jobs that stay are certain, and add the same to both sides.
        let certain = certainEmissions
        let misses = outcome.misses.map { index, why in
            QueuePlan.Unplaceable(
                job: movable[index], reason: why.obstacles.joined(separator: "; "),
                earliestFinish: why.earliestFinish)
        }
        return QueueDraft(
            plan: QueuePlan(
                id: nil, parent: parent, createdAt: now, entries: placed, unplaceable: misses,
                lowerBound: outcome.lowerBound + certain, objective: outcome.objective + certain,
                effort: effort, isInterrupted: outcome.isInterrupted), changed: changed,
            placed: Set(outcome.places.map { movable[$0.entry].id }),
            boundOfPlaced: outcome.lowerBound)
    }

    /// The weighted emissions of the jobs that stay where they are.
    var certainEmissions: Emissions {
        fixed.reduce(Emissions.zero) {
            $0 + $1.planned.placement.footprint.emissions * $1.job.specification.weight
        }
    }

    /// Whether a placement's emissions have changed by more than rounding.
    private static func differs(_ placement: Placement, _ previous: Placement?) -> Bool {
        guard let previous else { return true }
        let new = placement.footprint.emissions.grams
        return abs(new - previous.footprint.emissions.grams) > 1e-4 * max(1, new)
    }

    /// Whether any job's place could be changed.
    var hasMovableJobs: Bool { entries.contains { $0.previous != nil } }

    var checker: PlanChecker {
        PlanChecker(outlooks: input.outlooks, accelerators: accelerators)
    }

    /// The violations that the checker finds in a draft.
    func violations(of draft: QueueDraft) -> [PlanViolation] {
        let indices = Dictionary(
            movable.enumerated().map { ($0.element.id, $0.offset) },
            uniquingKeysWith: { first, _ in first })
        let subjects = draft.plan.entries.compactMap { entry in
            indices[entry.job.id].map { index in
                PlanChecker.Subject(
                    id: entry.job.id, job: entries[index].job, placement: entry.planned.placement,
                    isFixed: false, waitsForSeason: entries[index].waitsForSeason)
            }
        }
        return checker.violations(in: subjects, holdings: held, now: now)
    }

    /// The violations that the checker finds in the current plan.
    func violationsOfCurrentPlan() -> [PlanViolation] {
        let subjects = entries.compactMap { entry in
            entry.previous.map {
                PlanChecker.Subject(
                    id: entry.id, job: entry.job, placement: $0, isFixed: false,
                    waitsForSeason: entry.waitsForSeason)
            }
        }
        return checker.violations(in: subjects, holdings: held, now: now)
    }
}

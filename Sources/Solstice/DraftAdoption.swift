import SolsticeChecking
import SolsticeDomain
import SolsticePlanning

/// What of a draft still holds in a queue that has changed since the draft was made.
///
/// A queue into which jobs are submitted all the time would otherwise never be planned: each plan
/// would be of a queue that is no longer there. The work is bounded, since it is done while others
/// wait to write: the moves are judged once, capacity and dependencies a few times.
struct DraftAdoption {
    private let draft: QueueDraft
    private let newest: QueueSituation
    /// Positions in the newest queue, by number.
    private let positions: [Int: Int]
    /// The moves that hold, by number.
    private var moves: [Int: PlannedJob] = [:]

    /// Dropping a move puts its job back where another move may have put its own; so many times the
    /// moves are judged again, and then given up.
    private static let mostRounds = 20

    /// The adoption of a draft by the newest queue.
    init(of draft: QueueDraft, by newest: QueueSituation) {
        self.draft = draft
        self.newest = newest
        positions = Dictionary(
            newest.movable.enumerated().map { ($0.element.id, $0.offset) },
            uniquingKeysWith: { first, _ in first })
        for index in draft.changed {
            let entry = draft.plan.entries[index]
            // A job that has changed, or was moved by others, is not what was planned.
            guard let position = positions[entry.job.id],
                newest.movable[position] == entry.job,
                newest.entries[position].previous == entry.previous
            else { continue }
            moves[entry.job.id] = entry.planned
        }
    }

    /// The newest queue with the moves that the checker accepts; nil where none is left, or those
    /// that are left save nothing. `isOfSameData` says whether nothing but the jobs has changed
    /// since the draft was made: its bound holds only then.
    mutating func plan(isOfSameData: Bool) -> QueueDraft? {
        guard dropViolations(), isWorthIt else { return nil }
        let entries = entries
        let bound = isOfSameData ? bound : nil
        return QueueDraft(
            plan: QueuePlan(
                id: nil, parent: newest.parent, createdAt: newest.now, entries: entries,
                unplaceable: unplaceable,
                lowerBound: bound.map { $0 + newest.certainEmissions } ?? .zero,
                objective: objective + newest.certainEmissions, effort: draft.plan.effort,
                isInterrupted: draft.plan.isInterrupted),
            changed: entries.indices.filter { moves[entries[$0].job.id] != nil },
            placed: Set(newest.movable.map(\.id).filter(isPlaced)),
            boundOfPlaced: bound ?? .zero)
    }

    private func isPlaced(_ job: Int) -> Bool { (moves[job] ?? newest.places[job]) != nil }

    /// Drops moves until the checker has nothing against those that are left; false where none is.
    private mutating func dropViolations() -> Bool {
        var rules = Set(PlanViolation.Rule.allCases)
        for _ in 0..<Self.mostRounds {
            guard !moves.isEmpty else { return false }
            let blamed = newest.checker.violations(
                in: subjects, holdings: newest.holdings, now: newest.now, including: rules
            ).flatMap(\.jobs)
            let dropped = Set(blamed.flatMap { [$0] + (isKept($0) ? predecessors(of: $0) : []) })
                .filter { moves[$0] != nil }
            // What is wrong without any of the moves is not theirs.
            if dropped.isEmpty { return true }
            for job in dropped { moves[job] = nil }
            // Whatever else a move could break does not depend on other moves.
            rules = [.capacity, .dependency]
        }
        return false
    }

    /// Whether a job stays where it is: what is wrong with it then, others have done.
    private func isKept(_ job: Int) -> Bool { moves[job] == nil }

    private func predecessors(of job: Int) -> [Int] {
        positions[job].map { newest.movable[$0].specification.dependencies.map(\.job) } ?? []
    }

    /// All jobs with their places. Those that are not moved are not judged, unless they wait for
    /// one that is.
    private var subjects: [PlanChecker.Subject] {
        newest.entries.compactMap { entry in
            let move = moves[entry.id]
            guard let placement = move?.placement ?? entry.previous else { return nil }
            let isConcerned =
                move != nil || predecessors(of: entry.id).contains { moves[$0] != nil }
            return PlanChecker.Subject(
                id: entry.id, job: entry.job, placement: placement, isFixed: !isConcerned)
        }
    }

    /// Whether the moves save something together, or give a job a place that had none.
    private var isWorthIt: Bool {
        var change = Emissions.zero
        for (id, planned) in moves {
            guard let position = positions[id] else { continue }
            guard let previous = newest.entries[position].previous else { return true }
            let job = newest.movable[position].specification
            change =
                change + job.weighed(planned.placement.footprint)
                - job.weighed(previous.footprint)
        }
        return change <= .zero
    }

    private var entries: [QueuePlan.Entry] {
        let movable = newest.movable.enumerated().compactMap { position, job in
            (moves[job.id] ?? newest.places[job.id]).map { planned in
                QueuePlan.Entry(
                    job: job, planned: planned, previous: newest.entries[position].previous)
            }
        }
        return movable
            + newest.fixed.map {
                QueuePlan.Entry(
                    job: $0.job, planned: $0.planned, previous: $0.planned.placement)
            }
    }

    private var unplaceable: [QueuePlan.Unplaceable] {
        let known = Dictionary(
            draft.plan.unplaceable.map { ($0.job.id, $0) }, uniquingKeysWith: { first, _ in first })
        return newest.movable.filter { moves[$0.id] == nil && newest.places[$0.id] == nil }.map {
            QueuePlan.Unplaceable(
                job: $0,
                reason: known[$0.id]?.reason ?? "the queue changed while it was planned",
                earliestFinish: known[$0.id]?.earliestFinish)
        }
    }

    /// What the jobs that may move emit, weighed.
    private var objective: Emissions {
        newest.movable.reduce(.zero) { sum, job in
            guard let planned = moves[job.id] ?? newest.places[job.id] else { return sum }
            return sum + job.specification.weighed(planned.placement.footprint)
        }
    }

    /// The bound of the jobs that may move: what is proven of some jobs holds of more jobs, too. Of
    /// fewer jobs nothing is proven.
    private var bound: Emissions? {
        let settled = newest.fixed.filter { draft.placed.contains($0.job.id) }
        let left = draft.placed.subtracting(settled.map(\.job.id))
        guard left.allSatisfy({ positions[$0] != nil && isPlaced($0) }) else { return nil }
        // Jobs that may not move any more are certain, and must not count twice.
        return settled.reduce(draft.boundOfPlaced) {
            $0 - $1.job.specification.weighed($1.planned.placement.footprint)
        }
    }
}

extension JobSpecification {
    /// What a job's emissions count for in the queue: weighed with its priority, and money with its
    /// carbon price.
    fileprivate func weighed(_ footprint: Footprint) -> Emissions {
        var emissions = footprint.emissions
        if let cost = footprint.cost, let carbonPrice, carbonPrice > .zero {
            emissions = emissions + Emissions(grams: cost.rawValue / carbonPrice.perTonne * 1e6)
        }
        return emissions * weight
    }
}

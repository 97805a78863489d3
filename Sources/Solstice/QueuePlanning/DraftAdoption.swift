import SolsticeChecking
import SolsticeDomain
import SolsticePlanning

/// The part of a draft that is still valid in a queue that has changed since the draft was made.
///
/// Otherwise a queue that keeps receiving jobs would never be planned. The work is bounded, since
/// other writers wait for it: moves are checked once, capacity and dependencies a few times.
struct DraftAdoption {
    private let draft: QueueDraft
    private let newest: QueueSnapshot
    /// Positions in the newest queue, by number.
    private let positions: [JobID: Int]
    /// The moves that are still valid, by number.
    private var moves: [JobID: PlannedJob] = [:]

    /// Dropping a move puts its job back where another move may have put its own, so the moves are
    /// checked again; after this many rounds they are given up.
    private static let mostRounds = 20

    /// The adoption of a draft by the newest queue.
    init(of draft: QueueDraft, by newest: QueueSnapshot) {
        self.draft = draft
        self.newest = newest
        positions = Dictionary(
            newest.movable.enumerated().map { ($0.element.id, $0.offset) },
            uniquingKeysWith: { first, _ in first })
        for index in draft.changed {
            let entry = draft.plan.entries[index]
            // A job that was changed or moved by another process is not the one that was planned.
            guard let position = positions[entry.job.id],
                newest.movable[position] == entry.job,
                newest.entries[position].previous == entry.previous
            else { continue }
            moves[entry.job.id] = entry.planned
        }
    }

    /// The newest queue with the moves that the checker accepts; nil if none is left, or if those
    /// left save nothing. `isOfSameData` says whether nothing but the jobs has changed since the
    /// draft was made: its bound is valid only then.
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

    private func isPlaced(_ job: JobID) -> Bool { (moves[job] ?? newest.places[job]) != nil }

    /// Drops moves until the checker accepts those that are left; false if none is.
    private mutating func dropViolations() -> Bool {
        var rules = Set(PlanViolation.Rule.allCases)
        for _ in 0..<Self.mostRounds {
            guard !moves.isEmpty else { return false }
            let blamed = newest.checker.violations(
                in: subjects, holdings: newest.held, now: newest.now, including: rules
            ).flatMap(\.jobs)
            let dropped = Set(blamed.flatMap { [$0] + (isKept($0) ? predecessors(of: $0) : []) })
                .filter { moves[$0] != nil }
            // Violations that involve none of the moves are not caused by them.
            if dropped.isEmpty { return true }
            for job in dropped { moves[job] = nil }
            // The other rules do not depend on other moves.
            rules = [.capacity, .dependency]
        }
        return false
    }

    /// Whether a job stays where it is: its violations then come from other changes.
    private func isKept(_ job: JobID) -> Bool { moves[job] == nil }

    private func predecessors(of job: JobID) -> [JobID] {
        positions[job].map { newest.movable[$0].specification.dependencies.map(\.job) } ?? []
    }

    /// All jobs with their places. Those that are not moved are not checked, unless they wait for
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

    /// Whether the moves together do not increase emissions, or place a job that had no place.
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

    /// The weighted emissions of the jobs that may move.
    private var objective: Emissions {
        newest.movable.reduce(.zero) { sum, job in
            guard let planned = moves[job.id] ?? newest.places[job.id] else { return sum }
            return sum + job.specification.weighed(planned.placement.footprint)
        }
    }

    /// The bound for the jobs that may move: a bound for some jobs is valid for more jobs, but not
    /// for fewer.
    private var bound: Emissions? {
        let settled = newest.fixed.filter { draft.placed.contains($0.job.id) }
        let left = draft.placed.subtracting(settled.map(\.job.id))
        guard left.allSatisfy({ positions[$0] != nil && isPlaced($0) }) else { return nil }
        // Jobs that may no longer move are certain, and must not count twice.
        return settled.reduce(draft.boundOfPlaced) {
            $0 - $1.job.specification.weighed($1.planned.placement.footprint)
        }
    }
}

extension JobSpecification {
    /// A job's emissions as they count in the queue: weighted by its priority, with money converted
    /// at its carbon price.
    fileprivate func weighed(_ footprint: Footprint) -> Emissions {
        var emissions = footprint.emissions
        if let cost = footprint.cost, let carbonPrice = terms.carbonPrice, carbonPrice > .zero {
            emissions = emissions + Emissions(grams: cost.rawValue / carbonPrice.perTonne * 1e6)
        }
        return emissions * weight
    }
}

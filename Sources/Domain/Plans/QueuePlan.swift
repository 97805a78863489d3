/// A plan of the whole queue, with its value and a bound on its distance from the optimum.
public struct QueuePlan: Equatable, Sendable {
    /// A job with its place.
    public struct Entry: Equatable, Sendable {
        /// The job.
        public let job: Job
        /// Its place, its baseline and its saving.
        public let planned: PlannedJob
        /// Where it was planned before; nil for a job that had no place.
        public let previous: Placement?

        /// A job with its place.
        public init(job: Job, planned: PlannedJob, previous: Placement?) {
            self.job = job
            self.planned = planned
            self.previous = previous
        }

        /// Whether its place has changed.
        public var isMoved: Bool {
            guard let previous else { return true }
            let placement = planned.placement
            return placement.region != previous.region || placement.segments != previous.segments
                || placement.variant != previous.variant
                || placement.powerCap != previous.powerCap
        }
    }

    /// A job that cannot end by its deadline.
    public struct Unplaceable: Equatable, Sendable {
        /// The job.
        public let job: Job
        /// What prevents it, in words.
        public let reason: String
        /// The earliest it could end; nil if it never could.
        public let earliestFinish: Instant?

        /// A job with the reason.
        public init(job: Job, reason: String, earliestFinish: Instant?) {
            self.job = job
            self.reason = reason
            self.earliestFinish = earliestFinish
        }
    }

    /// Its number in the database; nil for a plan that was not stored.
    public let id: PlanID?
    /// Number of the plan that it follows; nil for the first.
    public let parent: PlanID?
    /// When it was made.
    public let createdAt: Instant
    /// The jobs that have a place, by number.
    public let entries: [Entry]
    /// The jobs that have none.
    public let unplaceable: [Unplaceable]
    /// A proven lower bound on the emissions of any plan of the placed jobs; each job's emissions
    /// are weighted by its priority, and money by its carbon price.
    public let lowerBound: Emissions
    /// What this plan emits, weighted in the same way.
    public let objective: Emissions
    /// The effort it was made with.
    public let effort: PlanningEffort
    /// Whether it was interrupted, and is the best found by then.
    public let isInterrupted: Bool

    /// Creates a plan from its parts.
    public init(
        id: PlanID?, parent: PlanID?, createdAt: Instant, entries: [Entry],
        unplaceable: [Unplaceable],
        lowerBound: Emissions, objective: Emissions, effort: PlanningEffort, isInterrupted: Bool
    ) {
        self.id = id
        self.parent = parent
        self.createdAt = createdAt
        self.entries = entries
        self.unplaceable = unplaceable
        self.lowerBound = lowerBound
        self.objective = objective
        self.effort = effort
        self.isInterrupted = isInterrupted
    }

    /// What the placed jobs emit.
    public var emissions: Emissions {
        entries.reduce(.zero) { $0 + $1.planned.placement.footprint.emissions }
    }

    /// What the placed jobs would emit without Solstice.
    public var baseline: Emissions {
        entries.reduce(.zero) { $0 + $1.planned.baseline.footprint.emissions }
    }

    /// An upper limit on how far the plan is above the bound, as a share of the bound.
    public var gap: Double {
        lowerBound > .zero ? max(0, objective / lowerBound - 1) : 0
    }

    /// What each lever saves, over all placed jobs.
    public var levers: Saving.Levers {
        entries.reduce(into: Saving.Levers()) { $0.add($1.planned.saving.byLever) }
    }

    /// The jobs whose place has changed.
    public var moved: [Entry] { entries.filter(\.isMoved) }

    /// The placed jobs that end after their deadline.
    public var late: [Entry] {
        entries.filter { entry in
            entry.job.specification.deadline.map { entry.planned.placement.end > $0 } ?? false
        }
    }
}

/// How much time goes into a plan of the queue.
public enum PlanningEffort: String, CaseIterable, Codable, Sendable {
    /// A good plan, immediately.
    case quick
    /// A plan near the optimum.
    case standard
    /// As close to the optimum as patience allows.
    case thorough
}

/// The progress of planning a queue.
public struct PlanningProgress: Equatable, Sendable {
    /// The current stage.
    public enum Stage: String, CaseIterable, Sendable {
        /// Finding the price of each hour, which bounds every plan from below.
        case pricing
        /// Spreading jobs so that nothing is overloaded.
        case spreading
        /// Improving a valid plan.
        case improving
    }

    /// The current stage.
    public let stage: Stage
    /// Share of the total work done, from 0 to 1.
    public let fraction: Double
    /// Emissions of the best valid plan so far; nil before there is one.
    public let objective: Emissions?
    /// The best proven lower bound so far; nil before there is one.
    public let lowerBound: Emissions?

    /// Creates the progress of a stage.
    public init(stage: Stage, fraction: Double, objective: Emissions?, lowerBound: Emissions?) {
        self.stage = stage
        self.fraction = fraction
        self.objective = objective
        self.lowerBound = lowerBound
    }

    /// An upper limit on how far the best plan is above the bound, as a share of it; nil before
    /// both are known.
    public var gap: Double? {
        guard let objective, let lowerBound, lowerBound > .zero else { return nil }
        return max(0, objective / lowerBound - 1)
    }
}

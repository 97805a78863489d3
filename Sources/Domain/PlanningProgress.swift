/// How far the planning of a queue has come.
public struct PlanningProgress: Equatable, Sendable {
    /// What is being done.
    public enum Stage: String, CaseIterable, Sendable {
        /// Finding the price of each hour, which bounds every plan from below.
        case pricing
        /// Spreading jobs so that nothing is overloaded.
        case spreading
        /// Improving a valid plan.
        case improving
    }

    /// What is being done.
    public let stage: Stage
    /// Share of all the work that is done, from 0 to 1.
    public let fraction: Double
    /// What the best valid plan so far emits; nil before there is one.
    public let objective: Emissions?
    /// The best proven lower bound so far; nil before there is one.
    public let lowerBound: Emissions?

    /// Progress of a stage.
    public init(stage: Stage, fraction: Double, objective: Emissions?, lowerBound: Emissions?) {
        self.stage = stage
        self.fraction = fraction
        self.objective = objective
        self.lowerBound = lowerBound
    }

    /// How far the best plan lies above the bound at most, as a share of it; nil before both are
    /// known.
    public var gap: Double? {
        guard let objective, let lowerBound, lowerBound > .zero else { return nil }
        return max(0, objective / lowerBound - 1)
    }
}

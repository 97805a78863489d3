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

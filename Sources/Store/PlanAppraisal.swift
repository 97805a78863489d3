public import SolsticeDomain

/// What a plan of the whole queue is worth and how it was made; plans that placed single jobs have
/// none.
public struct PlanAppraisal: Equatable, Sendable {
    /// The effort spent on it.
    public let effort: PlanningEffort
    /// Its emissions, weighted by priorities and carbon prices.
    public let objective: Emissions
    /// The proven lower bound of the objective.
    public let lowerBound: Emissions
    /// Whether planning was stopped early, with the best plan so far.
    public let isInterrupted: Bool
    /// How many seconds it took; nil for plans of releases that did not measure it.
    public let seconds: Double?

    /// Creates an appraisal from its parts.
    public init(
        effort: PlanningEffort, objective: Emissions, lowerBound: Emissions, isInterrupted: Bool,
        seconds: Double? = nil
    ) {
        self.effort = effort
        self.objective = objective
        self.lowerBound = lowerBound
        self.isInterrupted = isInterrupted
        self.seconds = seconds
    }
}

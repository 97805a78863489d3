public import SolsticeDomain

/// What a plan of the whole queue is worth and how it came about; plans that placed single jobs have
/// none.
public struct PlanAppraisal: Equatable, Sendable {
    /// How long it was worked on.
    public let effort: PlanningEffort
    /// What it emits, weighed with priorities and carbon prices.
    public let objective: Emissions
    /// The proven lower bound of that.
    public let lowerBound: Emissions
    /// Whether it was stopped early, and is the best there was by then.
    public let isInterrupted: Bool
    /// How many seconds it took; nil for plans of releases that did not look.
    public let seconds: Double?

    /// An appraisal of these parts.
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

public import SolsticeDomain

/// What came of planning a queue.
public struct QueueOutcome: Sendable {
    /// The jobs that have a place, by position in the queue that was given.
    public let places: [(entry: Int, planned: PlannedJob)]
    /// The jobs that have none, and why.
    public let misses: [(entry: Int, why: Infeasibility)]
    /// A proven lower bound of the placed jobs' objective.
    public let lowerBound: Emissions
    /// What the plan emits, weighed with priorities, and money with carbon prices.
    public let objective: Emissions
    /// Whether the observer stopped the search.
    public let isInterrupted: Bool
}

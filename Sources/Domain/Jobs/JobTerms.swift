/// What the planner looks for among the places and variants of a job.
public enum PlanningObjective: String, CaseIterable, Codable, Sendable {
    /// The least CO2e; with a carbon price, the least of CO2e and money together.
    case carbon
    /// The least money; of places that cost the same, the least CO2e.
    case cost
}

/// The terms on which a job runs: what a request and the accepted job say alike.
///
/// A request and a specification show these properties as their own.
public struct JobTerms: Equatable, Sendable {
    /// The time by which it must end; nil if it is only to run as soon as possible.
    public var deadline: Instant?
    /// The time before which it may not start.
    public var earliest: Instant?
    /// What may be done to limit its power.
    public var capPolicy = CapPolicy.automatic
    /// Which carbon intensity to plan on; nil for the best one available for its home region.
    public var signal: CarbonSignal?
    /// What a pause costs it; nil for a job that has to run in one piece.
    public var pausing: PausePolicy?
    /// Data that must be moved to any region other than its home before it starts there.
    public var dataset: DataSize?
    /// The most that its accelerator hours may cost.
    public var maximumCost: Cost?
    /// What the planner looks for.
    public var objective = PlanningObjective.carbon
    /// What a tonne of CO2e is worth in money; nil if money does not matter below ``maximumCost``.
    public var carbonPrice: CarbonPrice?
    /// How much work it does, if that was stated.
    public var work: WorkAmount?
    /// Decides who gets a contested clean window, from -10 to 10: each step doubles the weight of
    /// its emissions.
    public var priority = 0
    /// How often it may be retried after a failure, from 0 to 100.
    public var retries = 0

    /// The project that it is reported under; nil for none.
    public var project: ProjectID?
    /// Whether it is a final run, whose result is published; else it is a preliminary one.
    public var isFinalRun = false
    /// What it does, which decides what a power cap does to it.
    public var workload = WorkloadKind.training

    /// What money counts beside carbon: by the stated price or, for a job that looks for the least
    /// money, at a price so low that the carbon decides only where the money is the same.
    public var moneyPrice: CarbonPrice? {
        carbonPrice ?? (objective == .cost ? CarbonPrice(rawValue: 0.01) : nil)
    }

    /// The usual terms: no deadline, no limits, one attempt.
    public init() {}
}

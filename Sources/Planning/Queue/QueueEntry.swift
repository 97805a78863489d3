public import SolsticeDomain

/// A job that a queue planner finds a place for.
public struct QueueEntry: Sendable {
    /// The job's number, which dependencies name.
    public let id: Int
    /// What was asked for.
    public let job: JobSpecification
    /// Its place in the plan before; nil where it has none.
    public let previous: Placement?
    /// The baseline it was given at submission; nil for a job never placed.
    public let baseline: Placement?
    /// Whether it waits for a season, and is planned on the outlooks made for that.
    public let waitsForSeason: Bool

    /// A job with what is known of it.
    public init(
        id: Int, job: JobSpecification, previous: Placement? = nil, baseline: Placement? = nil,
        waitsForSeason: Bool = false
    ) {
        self.id = id
        self.job = job
        self.previous = previous
        self.baseline = baseline
        self.waitsForSeason = waitsForSeason
    }
}

/// What a job that is over is said to have used and emitted, at one moment with the data of then.
public struct EmissionsStatement: Equatable, Sendable {
    /// Which statement on the job, from 1; the last one holds.
    public let revision: Int
    /// When it was made.
    public let statedAt: Instant
    /// The import that brought other data than the statement before was made from; nil for the
    /// statement at the job's end.
    public let batch: Int?
    /// What it says.
    public let realised: RealisedFootprint

    /// A statement of these parts.
    public init(revision: Int, statedAt: Instant, batch: Int?, realised: RealisedFootprint) {
        self.revision = revision
        self.statedAt = statedAt
        self.batch = batch
        self.realised = realised
    }
}

/// What a job that has ended is said to have used and emitted, at one moment with the data of then.
public struct EmissionsStatement: Equatable, Sendable {
    /// Why a statement was made.
    public enum Reason: Equatable, Sendable {
        /// The job ended.
        case end
        /// It was retried, and the attempt that ended is part of what is stated.
        case attempt
        /// These hours of the run or of its baseline were observed or revised; empty where that was not
        /// kept.
        case observed([TimeWindow])
    }

    /// Which statement on the job, from 1; the last one holds.
    public let revision: Int
    /// When it was made.
    public let statedAt: Instant
    /// The import that brought other data than the statement before was made from; nil for the
    /// statement at the job's end.
    public let batch: Int?
    /// Why it was made.
    public let reason: Reason
    /// What it says.
    public let realised: RealisedFootprint

    /// A statement of these parts.
    public init(
        revision: Int, statedAt: Instant, batch: Int?, reason: Reason = .end,
        realised: RealisedFootprint
    ) {
        self.reason = reason
        self.revision = revision
        self.statedAt = statedAt
        self.batch = batch
        self.realised = realised
    }
}

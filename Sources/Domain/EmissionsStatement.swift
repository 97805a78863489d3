/// What a finished job used and emitted, as stated at one moment from the data available then.
public struct EmissionsStatement: Equatable, Sendable {
    /// Why a statement was made.
    public enum Reason: Equatable, Sendable {
        /// The job ended.
        case end
        /// It was retried, and the attempt that ended is part of what is stated.
        case attempt
        /// These hours of the run or of its baseline were observed or revised; empty if that was
        /// not recorded.
        case observed([TimeWindow])
    }

    /// Which statement on the job, from 1; the last one is valid.
    public let revision: Int
    /// When it was made.
    public let statedAt: Instant
    /// The import whose data differ from those of the previous statement; nil for the statement at
    /// the job's end.
    public let batch: Int?
    /// Why it was made.
    public let reason: Reason
    /// What it says.
    public let realised: RealisedFootprint

    /// Creates a statement from its parts.
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

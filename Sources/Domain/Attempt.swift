/// One execution of a job; a retry is another attempt.
public struct Attempt: Equatable, Sendable {
    /// How an attempt ended.
    public enum Outcome: Equatable, Sendable {
        /// The program returned this status.
        case exited(Int32)
        /// A signal ended the program.
        case signalled(Int32)
        /// The program could not be started.
        case neverStarted(String)
        /// Nobody knows.
        case unknown
    }

    /// The job.
    public let job: Int
    /// Which execution of the job, from 1.
    public let number: Int
    /// Where it runs.
    public let region: String
    /// Folder of its log and exit record.
    public let folder: String
    /// When it began, on the scheduler's clock.
    public let startedAt: Instant
    /// When it ended; nil while it runs.
    public let endedAt: Instant?
    /// How it ended; nil while it runs.
    public let outcome: Outcome?
    /// The power cap that was really in force; nil for none.
    public let appliedCap: Power?

    /// An attempt as stored.
    public init(
        job: Int, number: Int, region: String, folder: String, startedAt: Instant,
        endedAt: Instant? = nil, outcome: Outcome? = nil, appliedCap: Power? = nil
    ) {
        self.job = job
        self.number = number
        self.region = region
        self.folder = folder
        self.startedAt = startedAt
        self.endedAt = endedAt
        self.outcome = outcome
        self.appliedCap = appliedCap
    }
}

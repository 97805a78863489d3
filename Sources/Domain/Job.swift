/// A command that the user wants run once before a deadline, and what it needs.
public struct Job: Equatable, Sendable {
    /// Its number in this database, from 1.
    public let id: Int
    /// What was asked for.
    public let specification: JobSpecification
    /// When it was submitted.
    public let submittedAt: Instant
    /// Where it is in its life.
    public let state: JobState
    /// The number of the first job of its array; nil for a single job.
    public let array: Int?

    /// A job as stored.
    public init(
        id: Int, specification: JobSpecification, submittedAt: Instant, state: JobState,
        array: Int? = nil
    ) {
        self.id = id
        self.specification = specification
        self.submittedAt = submittedAt
        self.state = state
        self.array = array
    }
}

public import SolsticeDomain

/// A job as it was accepted, or as it would be.
public struct Submission: Sendable {
    /// The job, its plan and its baseline; number 0 for a dry run.
    public let record: JobRecord
    /// What the user should know about the data behind the plan.
    public let notes: [String]
}

/// A rule that a plan breaks.
public struct PlanViolation: Equatable, Sendable {
    /// The kind of rule broken.
    public enum Rule: String, CaseIterable, Sendable {
        /// More accelerators are used than exist.
        case capacity
        /// A job starts before it may.
        case earliest
        /// A job ends after its deadline.
        case deadline
        /// A job runs where it may not.
        case region
        /// A job runs on an accelerator or under a cap that it may not.
        case option
        /// A job does not run for as long as it takes.
        case duration
        /// A job that must run in one piece is split, or its pieces are out of order.
        case segments
        /// A job starts before one that has to finish first.
        case dependency
        /// A job costs more than it may.
        case cost
        /// Energy, emissions or money differ from what the placement says.
        case footprint
    }

    /// The rule.
    public let rule: Rule
    /// The job that breaks it; nil if several do together.
    public let job: JobID?
    /// All jobs of the plan involved, by number.
    public let jobs: [JobID]
    /// What is wrong, in words with figures.
    public let text: String

    /// Creates a violation of a rule; without `jobs`, only `job` is involved.
    public init(_ rule: Rule, job: JobID?, jobs: [JobID]? = nil, _ text: String) {
        self.rule = rule
        self.job = job
        self.jobs = jobs ?? job.map { [$0] } ?? []
        self.text = text
    }
}

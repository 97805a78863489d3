/// Everything stored about a job: the request, the plan and what happened.
public struct JobRecord: Equatable, Sendable {
    /// The job and its state.
    public let job: Job
    /// Its place in the current plan and its baseline; nil before its first placement.
    public let plan: PlannedJob?
    /// Its executions, oldest first.
    public let attempts: [Attempt]
    /// What it actually used; nil until it ends.
    public let realised: RealisedFootprint?
    /// The statements made about it so far, newest last.
    public let statements: [EmissionsStatement]
    /// How past decisions of its kind turned out; nil if it does not wait, or too few are known.
    public let pastDecisions: PastDecisions?

    /// Creates a record from its parts.
    public init(
        job: Job, plan: PlannedJob?, attempts: [Attempt] = [], realised: RealisedFootprint? = nil,
        statements: [EmissionsStatement] = [], pastDecisions: PastDecisions? = nil
    ) {
        self.job = job
        self.plan = plan
        self.attempts = attempts
        self.realised = realised
        self.statements = statements
        self.pastDecisions = pastDecisions
    }
}

/// All that is kept about a job: what was asked, what is planned, what happened.
public struct JobRecord: Equatable, Sendable {
    /// The job and its state.
    public let job: Job
    /// Its place in the current plan and its baseline; nil before it was ever placed.
    public let plan: PlannedJob?
    /// Its executions, oldest first.
    public let attempts: [Attempt]
    /// What it really took; nil until it ended.
    public let realised: RealisedFootprint?
    /// What was said of that over time, the newest last.
    public let statements: [EmissionsStatement]
    /// How past decisions of its kind turned out; nil where it does not wait, or too few are known.
    public let pastDecisions: PastDecisions?

    /// A record of these parts.
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

/// A command that the user wants run once before a deadline, and what it needs.
public struct Job: Equatable, Sendable {
    /// Its number in this database, from 1.
    public let id: JobID
    /// What was asked for.
    public let specification: JobSpecification
    /// When it was submitted.
    public let submittedAt: Instant
    /// Where it is in its life.
    public let state: JobState
    /// The number of the first job of its array; nil for a single job.
    public let array: JobID?

    /// A job as stored.
    public init(
        id: JobID, specification: JobSpecification, submittedAt: Instant, state: JobState,
        array: JobID? = nil
    ) {
        self.id = id
        self.specification = specification
        self.submittedAt = submittedAt
        self.state = state
        self.array = array
    }
}

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

    /// How many accelerators it holds: in its place, else as asked for.
    public var count: Int { plan?.placement.count ?? job.specification.askedFor.count }

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

/// A page of a list of jobs.
public struct JobSlice: Equatable, Sendable {
    /// The jobs, by ascending or descending number.
    public let records: [JobRecord]
    /// Number of the last job here if more follow; nil on the last page.
    public let next: JobID?

    /// Creates a page of jobs.
    public init(records: [JobRecord], next: JobID?) {
        self.records = records
        self.next = next
    }
}

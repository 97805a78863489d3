/// Totals of a queue: its jobs, planned emissions and emissions so far.
public struct QueueSummary: Equatable, Sendable {
    /// What some jobs emit together, next to their baselines, on one signal.
    public struct Tally: Equatable, Sendable {
        /// How many jobs.
        public let jobs: Int
        /// What they emit together.
        public let emissions: Emissions
        /// What their baselines would have.
        public let baseline: Emissions

        /// Creates a tally from its sums.
        public init(jobs: Int, emissions: Emissions, baseline: Emissions) {
            self.jobs = jobs
            self.emissions = emissions
            self.baseline = baseline
        }

        /// The saving against the baselines; negative if more is emitted.
        public var saving: Emissions { baseline - emissions }
    }

    /// What jobs that ended on one day emitted, on one signal.
    public struct Day: Equatable, Sendable {
        /// Midnight UTC at the start of the day.
        public let start: Instant
        /// The carbon-intensity signal; days are never summed across signals.
        public let signal: CarbonSignal
        /// The sums of the jobs that ended that day.
        public let tally: Tally

        /// A day with its sums.
        public init(start: Instant, signal: CarbonSignal, tally: Tally) {
            self.start = start
            self.signal = signal
            self.tally = tally
        }
    }

    /// The plan in force.
    public struct Plan: Equatable, Sendable {
        /// Its number.
        public let id: PlanID
        /// When it was made.
        public let createdAt: Instant
        /// Why it was made.
        public let reason: String
        /// An upper limit on how far its emissions are above the optimum, as a fraction; nil for a
        /// plan of single jobs, which proves no bound for the whole queue.
        public let gap: Double?
        /// How many seconds it took; nil if that was not measured.
        public let seconds: Double?

        /// Creates a plan from its parts.
        public init(
            id: PlanID, createdAt: Instant, reason: String, gap: Double?, seconds: Double? = nil
        ) {
            self.id = id
            self.createdAt = createdAt
            self.reason = reason
            self.gap = gap
            self.seconds = seconds
        }
    }

    /// How many jobs are in each state; a state without jobs may be absent.
    public let counts: [JobState: Int]
    /// What unfinished jobs are planned to emit, by signal.
    public let planned: [CarbonSignal: Tally]
    /// What finished jobs emitted, as last stated, by signal.
    public let realised: [CarbonSignal: Tally]
    /// The same by the day they ended on, oldest first.
    public let days: [Day]
    /// The plan in force; nil before the first.
    public let plan: Plan?

    /// Creates a summary from its parts.
    public init(
        counts: [JobState: Int], planned: [CarbonSignal: Tally], realised: [CarbonSignal: Tally],
        days: [Day], plan: Plan?
    ) {
        self.counts = counts
        self.planned = planned
        self.realised = realised
        self.days = days
        self.plan = plan
    }
}

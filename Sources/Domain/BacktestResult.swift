extension BacktestSummary {
    /// What a policy did with the jobs of a kind in a place.
    public struct Result: Equatable, Sendable {
        /// A zone, or several with `+` between.
        public let place: String
        /// The kind of job.
        public let kind: String
        /// The policy.
        public let policy: String
        /// How many jobs were replayed.
        public let jobCount: Int
        /// What a job of one kW of IT power emitted on average.
        public let emissions: Emissions
        /// What it would have emitted at once.
        public let emissionsAtOnce: Emissions
        /// What perfect foresight would have made it emit.
        public let emissionsOfForesight: Emissions
        /// The share of what perfect foresight saves that was saved.
        public let shareOfOracle: Double
        /// What was saved, as a share of what running at once emits.
        public let savedFraction: Double
        /// By how much half of the jobs ended later than at once, at most; nil without jobs.
        public let delayMedian: TimeSpan?
        /// By how much nine jobs in ten ended later than at once, at most; nil without jobs.
        public let delayP90: TimeSpan?
        /// How many ended after their deadline.
        public let missCount: Int
        /// Of the jobs that did not run at once, how many emitted less for it; nil where all ran.
        public let shareBetter: Double?
        /// What the jobs' plans promised at submission, each as a share of running at once, on average;
        /// nil where the policy makes no such plans.
        public let expectedSaving: Double?
        /// What the jobs saved, each as a share of running at once, on average.
        public let realisedSaving: Double

        /// A result of these parts.
        public init(
            place: String, kind: String, policy: String, jobCount: Int, emissions: Emissions,
            emissionsAtOnce: Emissions, emissionsOfForesight: Emissions, shareOfOracle: Double,
            savedFraction: Double, delayMedian: TimeSpan?, delayP90: TimeSpan?, missCount: Int,
            shareBetter: Double?, expectedSaving: Double? = nil, realisedSaving: Double = 0
        ) {
            self.place = place
            self.kind = kind
            self.policy = policy
            self.jobCount = jobCount
            self.emissions = emissions
            self.emissionsAtOnce = emissionsAtOnce
            self.emissionsOfForesight = emissionsOfForesight
            self.shareOfOracle = shareOfOracle
            self.savedFraction = savedFraction
            self.delayMedian = delayMedian
            self.delayP90 = delayP90
            self.missCount = missCount
            self.shareBetter = shareBetter
            self.expectedSaving = expectedSaving
            self.realisedSaving = realisedSaving
        }

        /// What perfect foresight saves, as a share of what running at once emits.
        public var fractionOfForesight: Double {
            emissionsAtOnce > .zero ? 1 - emissionsOfForesight / emissionsAtOnce : 0
        }
    }
}

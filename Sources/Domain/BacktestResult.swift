extension BacktestSummary {
    /// How a policy did on the jobs of a kind in a place.
    public struct Result: Equatable, Sendable {
        /// A zone, or several with `+` between.
        public let place: String
        /// The kind of job.
        public let kind: String
        /// The policy.
        public let policy: String
        /// How many jobs were replayed.
        public let jobCount: Int
        /// Mean emissions of a job with one kW of IT power.
        public let emissions: Emissions
        /// What it would have emitted if run at once.
        public let emissionsAtOnce: Emissions
        /// What it would have emitted with perfect foresight.
        public let emissionsOfForesight: Emissions
        /// The saving as a share of what perfect foresight saves.
        public let shareOfOracle: Double
        /// The saving as a share of what running at once emits.
        public let savedFraction: Double
        /// The median delay against running at once; nil without jobs.
        public let delayMedian: TimeSpan?
        /// The P90 delay against running at once; nil without jobs.
        public let delayP90: TimeSpan?
        /// How many ended after their deadline.
        public let missCount: Int
        /// Of the jobs not run at once, the share that emitted less for it; nil if there are none.
        public let shareBetter: Double?
        /// The mean saving promised by the jobs' plans at submission, as a share of running at
        /// once; nil if the policy makes no such plans.
        public let expectedSaving: Double?
        /// The jobs' mean saving, as a share of running at once.
        public let realisedSaving: Double

        /// Creates a result from its parts.
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

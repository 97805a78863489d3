/// The outcome of replaying jobs over history under several policies; each decision uses only what
/// was known by then.
public struct BacktestSummary: Equatable, Sendable {
    /// When jobs were submitted.
    public let period: TimeWindow
    /// The time between submissions of a kind.
    public let distance: TimeSpan
    /// The carbon-intensity signal.
    public let signal: CarbonSignal
    /// The zones, with the history available for each.
    public let zones: [Zone]
    /// Whether jobs could run in any of the zones; otherwise each zone stands alone.
    public let isAcross: Bool
    /// The kinds of job by name, such as `8h@7d`.
    public let kinds: [String]
    /// The policies.
    public let policies: [Policy]
    /// Results by place, kind and policy.
    public let results: [Result]
    /// Band coverage by place.
    public let coverage: [Coverage]
    /// Coverage of the bands printed with plans at submission, by place, kind and lead.
    public let planCoverage: [PlanCoverage]
    /// Jobs left out because values of their period are missing.
    public let leftOutCount: Int
    /// Whether it was interrupted before all was replayed; what is there is complete all the same.
    public let isInterrupted: Bool

    /// Creates a summary from its parts.
    public init(
        period: TimeWindow, distance: TimeSpan, signal: CarbonSignal, zones: [Zone],
        isAcross: Bool, kinds: [String], policies: [Policy], results: [Result],
        coverage: [Coverage], planCoverage: [PlanCoverage] = [], leftOutCount: Int,
        isInterrupted: Bool = false
    ) {
        self.period = period
        self.distance = distance
        self.signal = signal
        self.zones = zones
        self.isAcross = isAcross
        self.kinds = kinds
        self.policies = policies
        self.results = results
        self.coverage = coverage
        self.planCoverage = planCoverage
        self.leftOutCount = leftOutCount
        self.isInterrupted = isInterrupted
    }

    /// The places the results are for, in order: the zones, or all of them as one.
    public var places: [String] {
        var places: [String] = []
        for result in results where !places.contains(result.place) { places.append(result.place) }
        return places
    }

    /// How much history the first decision had, in the zone with the least.
    public var leastHistory: TimeSpan {
        zones.map { period.start - $0.historyStart }.min() ?? .zero
    }

    /// How a policy did on a kind of job in a place; nil if that was not replayed.
    public func result(place: String, kind: String, policy: String) -> Result? {
        results.first { $0.place == place && $0.kind == kind && $0.policy == policy }
    }
}

extension BacktestSummary {
    /// A zone and its history.
    public struct Zone: Equatable, Sendable {
        /// Its name, such as `DE`.
        public let name: String
        /// When its history begins.
        public let historyStart: Instant

        /// Creates a zone from its parts.
        public init(name: String, historyStart: Instant) {
            self.name = name
            self.historyStart = historyStart
        }
    }

    /// A way of deciding when jobs run.
    public struct Policy: Equatable, Sendable {
        /// The role of a policy.
        public enum Role: Sendable {
            /// Running at once, the baseline for savings.
            case baseline
            /// One that can be followed.
            case choice
            /// Perfect foresight, which is not available in practice.
            case foresight
        }

        /// Its name, such as `value-of-waiting`.
        public let name: String
        /// Its role.
        public let role: Role

        /// Creates a policy from its parts.
        public init(name: String, role: Role) {
            self.name = name
            self.role = role
        }
    }
}

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

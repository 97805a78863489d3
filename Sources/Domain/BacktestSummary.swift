/// What came of jobs that were replayed over history under several policies, each decision made
/// from what had been known by then alone.
public struct BacktestSummary: Equatable, Sendable {
    /// When the jobs were submitted.
    public let period: TimeWindow
    /// How far apart the submissions of a kind lay.
    public let distance: TimeSpan
    /// What counts as carbon intensity.
    public let signal: CarbonSignal
    /// The zones with the history that there was of each.
    public let zones: [Zone]
    /// Whether jobs could run in any of the zones, else each zone is by itself.
    public let isAcross: Bool
    /// The kinds of job by name, such as `8h@7d`.
    public let kinds: [String]
    /// The policies.
    public let policies: [Policy]
    /// By place, kind and policy.
    public let results: [Result]
    /// By place.
    public let coverage: [Coverage]
    /// By place, kind and lead, of what was printed with plans at their submission.
    public let planCoverage: [PlanCoverage]
    /// Jobs that were left out because values of their time are missing.
    public let leftOutCount: Int
    /// Whether somebody ended it before all was replayed; what is there is whole all the same.
    public let isInterrupted: Bool

    /// A summary of these parts.
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

    /// The places that results are of, in their order: the zones, or all of them as one.
    public var places: [String] {
        var places: [String] = []
        for result in results where !places.contains(result.place) { places.append(result.place) }
        return places
    }

    /// How much history the first decision had seen, in the zone that had least.
    public var leastHistory: TimeSpan {
        zones.map { period.start - $0.historyStart }.min() ?? .zero
    }

    /// What a policy did with a kind of job in a place; nil where that was not replayed.
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

        /// A zone of these parts.
        public init(name: String, historyStart: Instant) {
            self.name = name
            self.historyStart = historyStart
        }
    }

    /// A way of deciding when jobs run.
    public struct Policy: Equatable, Sendable {
        /// What a policy is for.
        public enum Role: Sendable {
            /// Running at once, which savings are against.
            case baseline
            /// One that can be followed.
            case choice
            /// Perfect foresight, which nobody has.
            case foresight
        }

        /// Its name, such as `value-of-waiting`.
        public let name: String
        /// What it is for.
        public let role: Role

        /// A policy of these parts.
        public init(name: String, role: Role) {
            self.name = name
            self.role = role
        }
    }
}

public import SolsticeDomain

/// The results of a backtest of one or several places together.
public struct BacktestReport: Sendable {
    /// The places' names.
    public let places: [String]
    /// By kind, in order of first appearance, and policy.
    public let outcomes: [PolicyOutcome]
    /// The coverage of the bands of window means.
    public let coverage: BandCoverage
    /// The coverage of the bands of plans, by kind and lead.
    public let chosenCoverage: [ChosenCoverage]
    /// Jobs left out because values of their period are missing.
    public let leftOutCount: Int

    /// How a policy did on a kind of job; nil if that was not replayed.
    public func outcome(of policy: BacktestPolicy, _ kind: JobKind) -> PolicyOutcome? {
        outcomes.first { $0.policy == policy && $0.kind == kind }
    }
}

/// How a policy did on the jobs of a kind over a period, each at one kW.
public struct PolicyOutcome: Sendable {
    /// The kind of job.
    public let kind: JobKind
    /// The policy.
    public let policy: BacktestPolicy
    /// How many jobs were replayed.
    public internal(set) var jobCount = 0
    /// What they emitted.
    public internal(set) var emissions = Emissions.zero
    /// What they would have emitted if run at once.
    public internal(set) var emissionsAtOnce = Emissions.zero
    /// What they would have emitted with perfect foresight.
    public internal(set) var emissionsOfOracle = Emissions.zero
    /// How many ended after their deadline.
    public internal(set) var missCount = 0
    /// How many did not run at once.
    public internal(set) var deferredCount = 0
    /// How many of those emitted less than if run at once.
    public internal(set) var betterCount = 0
    /// The delay of each job against running at once, in hours, ascending.
    public internal(set) var delayHours: [Double] = []

    private var expectedSum: Double?
    private var realisedSum = 0.0

    init(kind: JobKind, policy: BacktestPolicy) {
        self.kind = kind
        self.policy = policy
    }

    /// The policy's saving as a share of that of perfect foresight: summed savings over summed
    /// savings. Zero if there was nothing to save.
    public var shareOfOracle: Double {
        let most = emissionsAtOnce.grams - emissionsOfOracle.grams
        return most > 1e-9 * emissionsAtOnce.grams
            ? (emissionsAtOnce.grams - emissions.grams) / most : 0
    }

    /// The policy's saving, as a share of what running at once emits.
    public var savedFraction: Double {
        emissionsAtOnce.grams > 0 ? 1 - emissions.grams / emissionsAtOnce.grams : 0
    }

    /// The mean saving expected of the jobs' plans at submission, as a share of running at once;
    /// nil if the policy makes no such plans.
    public var expectedSaving: Double? { expectedSum.map { $0 / Double(max(1, jobCount)) } }

    /// The jobs' mean saving, as a share of running at once.
    public var realisedSaving: Double { realisedSum / Double(max(1, jobCount)) }

    /// Of the jobs not run at once, the share that emitted less for it; nil if there are none.
    public var shareBetter: Double? {
        deferredCount > 0 ? Double(betterCount) / Double(deferredCount) : nil
    }

    /// The delay that a given share of the jobs stayed below; nil without jobs.
    public func delay(quantile share: Double) -> TimeSpan? {
        guard !delayHours.isEmpty else { return nil }
        let place = min(delayHours.count - 1, Int(share * Double(delayHours.count)))
        return TimeSpan(hours: delayHours[max(0, place)])
    }

    mutating func add(
        _ run: ReplayedRun, atOnce: ReplayedRun, oracle: ReplayedRun, deadlineSecond: Int,
        expected: Double?
    ) {
        if let expected { expectedSum = (expectedSum ?? 0) + expected }
        if atOnce.grams > 0 { realisedSum += 1 - run.grams / atOnce.grams }
        jobCount += 1
        emissions = emissions + Emissions(grams: run.grams)
        emissionsAtOnce = emissionsAtOnce + Emissions(grams: atOnce.grams)
        emissionsOfOracle = emissionsOfOracle + Emissions(grams: oracle.grams)
        if run.endSecond > deadlineSecond { missCount += 1 }
        delayHours.append(Double(run.endSecond - atOnce.endSecond) / 3600)
        guard run != atOnce else { return }
        deferredCount += 1
        if run.grams < atOnce.grams { betterCount += 1 }
    }

    mutating func finish() { delayHours.sort() }
}

/// The outcome of one job under one policy.
struct ReplayedRun: Equatable, Sendable {
    var grams: Double
    var endSecond: Int
}

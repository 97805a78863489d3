public import SolsticeDomain

/// What a policy did with the jobs of a kind over a period, each taken for a kW.
public struct PolicyOutcome: Sendable {
    /// The kind of job.
    public let kind: JobKind
    /// The policy.
    public let policy: BacktestPolicy
    /// How many jobs were replayed.
    public internal(set) var jobCount = 0
    /// What they emitted.
    public internal(set) var emissions = Emissions.zero
    /// What they would have emitted at once.
    public internal(set) var emissionsAtOnce = Emissions.zero
    /// What perfect foresight would have made them emit.
    public internal(set) var emissionsOfOracle = Emissions.zero
    /// How many ended after their deadline.
    public internal(set) var missCount = 0
    /// How many did not run at once.
    public internal(set) var deferredCount = 0
    /// How many of those emitted less than at once.
    public internal(set) var betterCount = 0
    /// By how many hours each job ended later than if it had run at once, ascending.
    public internal(set) var delayHours: [Double] = []

    private var expectedSum: Double?
    private var realisedSum = 0.0

    init(kind: JobKind, policy: BacktestPolicy) {
        self.kind = kind
        self.policy = policy
    }

    /// The share of what perfect foresight saves that the policy saved: summed savings over summed
    /// savings. Zero where there was nothing to save.
    public var shareOfOracle: Double {
        let most = emissionsAtOnce.grams - emissionsOfOracle.grams
        return most > 1e-9 * emissionsAtOnce.grams
            ? (emissionsAtOnce.grams - emissions.grams) / most : 0
    }

    /// What the policy saved, as a share of what running at once emits.
    public var savedFraction: Double {
        emissionsAtOnce.grams > 0 ? 1 - emissions.grams / emissionsAtOnce.grams : 0
    }

    /// What the jobs' plans were expected to save when they were submitted, each as a share of
    /// running at once, on average; nil where the policy makes no such plans.
    public var expectedSaving: Double? { expectedSum.map { $0 / Double(max(1, jobCount)) } }

    /// What the jobs saved, each as a share of running at once, on average.
    public var realisedSaving: Double { realisedSum / Double(max(1, jobCount)) }

    /// Of the jobs that did not run at once, how many emitted less for it; nil where all ran.
    public var shareBetter: Double? {
        deferredCount > 0 ? Double(betterCount) / Double(deferredCount) : nil
    }

    /// The delay that a share of the jobs stayed below; nil without jobs.
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

/// What one job came to under one policy.
struct ReplayedRun: Equatable, Sendable {
    var grams: Double
    var endSecond: Int
}

import SolsticeDomain
import SolsticePlanning

/// An unfinished job of a replay that is decided on every hour.
struct LiveJob {
    let kind: JobKind
    let deadlineHour: Int
    let atOnce: ReplayedRun
    let oracle: ReplayedRun
    /// The saving expected from the plan at submission, as a share of what running at once was
    /// expected to emit.
    let expectedFraction: Double
    var policy = BacktestPolicy.replanned
    private var secondsLeft: Int
    private var place: Int?
    private var isRunning = false
    private var grams = 0.0

    init(
        kind: JobKind, hour: Int, atOnce: ReplayedRun, oracle: ReplayedRun, expectedFraction: Double
    ) {
        self.expectedFraction = expectedFraction
        self.kind = kind
        self.atOnce = atOnce
        self.oracle = oracle
        deadlineHour = hour + Self.window(of: kind)
        secondsLeft = kind.length.seconds
    }

    /// The first hour at which a job may start.
    static func firstHour(of job: BacktestJob) -> Int {
        (job.submission.secondsSinceEpoch + 3599) / 3600
    }

    /// The number of hours from then to the deadline.
    static func window(of kind: JobKind) -> Int { kind.lengthHours + kind.slackHours }

    /// Decides on an hour; returns the run once it is settled.
    mutating func advance(
        hour: Int, firstHour: Int, truths: [HourlyTruth], known: [PlaceKnowledge],
        outlooks: Outlooks
    ) -> ReplayedRun? {
        guard let overhead = kind.resumeOverhead?.seconds else {
            return start(
                hour: hour, firstHour: firstHour, truths: truths, known: known, outlooks: outlooks)
        }
        let place = place ?? bestPlace(hour: hour, outlooks: outlooks)
        guard runs(in: place, hour: hour, known: known, outlooks: outlooks) else {
            isRunning = false
            return nil
        }
        let resume = self.place != nil && !isRunning ? overhead : 0
        let used = min(3600, secondsLeft + resume)
        grams += truths[place].rates[hour - firstHour] * Double(used) / 3600
        secondsLeft -= used - resume
        self.place = place
        isRunning = true
        return secondsLeft > 0 ? nil : ReplayedRun(grams: grams, endSecond: hour * 3600 + used)
    }

    private func start(
        hour: Int, firstHour: Int, truths: [HourlyTruth], known: [PlaceKnowledge],
        outlooks: Outlooks
    ) -> ReplayedRun? {
        let length = kind.lengthHours
        guard let costs = outlooks.startCosts[length], let place = outlooks.bestPlace[length]
        else { return nil }
        let count = deadlineHour - length - hour + 1
        let starts = costs.withUnsafeBufferPointer { all in
            let costs = UnsafeBufferPointer(rebasing: all[0..<count])
            if policy == .replanned { return !costs.dropFirst().contains { $0 < costs[0] } }
            if kind.waitsForSeason {
                return known[place].seasonalRule(length: length)?.startsNow(costs) ?? true
            }
            return known[place].stoppingRule(length: length)?.startsNow(costs) ?? true
        }
        guard starts else { return nil }
        return ReplayedRun(
            grams: truths[place].grams(from: hour - firstHour, hours: kind.length.hours),
            endSecond: hour * 3600 + kind.length.seconds)
    }

    private func runs(
        in place: Int, hour: Int, known: [PlaceKnowledge], outlooks: Outlooks
    ) -> Bool {
        let overhead = Double(kind.resumeOverhead?.seconds ?? 0) / 3600
        let hasBegun = self.place != nil
        let slots = deadlineHour - hour
        // The next hour must not be too late for the remaining work.
        let needed = secondsLeft + (hasBegun ? kind.resumeOverhead?.seconds ?? 0 : 0)
        if (slots - 1) * 3600 < needed { return true }
        guard
            let rule = known[place].pausingRule(
                valuesWaiting: policy == .valueOfWaiting && !kind.waitsForSeason)
        else { return true }
        let progress = PausingRule.Progress(
            slotsLeft: (secondsLeft + 3599) / 3600, isRunning: isRunning, hasBegun: hasBegun,
            resumeSlots: overhead)
        return outlooks.rates[place].withUnsafeBufferPointer { all in
            rule.runsNow(UnsafeBufferPointer(rebasing: all[0..<slots]), progress)
        }
    }

    /// The place whose cheapest hours before the deadline cost least in total.
    private func bestPlace(hour: Int, outlooks: Outlooks) -> Int {
        guard outlooks.rates.count > 1 else { return 0 }
        let slots = deadlineHour - hour
        let costs = outlooks.rates.map { rates in
            rates[0..<slots].sorted().prefix(kind.lengthHours).reduce(0, +)
        }
        return costs.indices.min { costs[$0] < costs[$1] } ?? 0
    }
}

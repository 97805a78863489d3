public import SolsticeDomain

/// Whether a job that must not pause starts now, and what going on is worth.
public struct WaitingDecision: Equatable, Sendable {
    /// Which of the places is the best to start in now.
    public let place: Int
    /// Whether the job starts now, there.
    public let startsNow: Bool
    /// What going on optimally is expected to save against starting now; negative where it costs.
    public let valueOfWaiting: Emissions
    /// The last start that still ends in time: a hard bound.
    public let latestStart: Instant
    /// When the job starts on average, if all goes as the forecasts' past revisions say.
    public let expectedStart: Instant

    /// A decision of these parts.
    public init(
        place: Int, startsNow: Bool, valueOfWaiting: Emissions, latestStart: Instant,
        expectedStart: Instant
    ) {
        self.place = place
        self.startsNow = startsNow
        self.valueOfWaiting = valueOfWaiting
        self.latestStart = latestStart
        self.expectedStart = expectedStart
    }
}

extension WaitingDecision {
    /// The decision for a job that may start in several places.
    ///
    /// `costs` holds, by place, what starting now and in each later slot up to the last possible
    /// one is expected to emit; all are as long. Each place has a `rule` with how its forecasts are
    /// revised; that of the place that is best now decides, and each later slot counts with the
    /// place that looks best for it.
    public init(costs: [[Emissions]], rules: [StoppingRule], now: Instant, slot: TimeSpan) {
        precondition(!costs.isEmpty && costs.count == rules.count, "each place has a rule")
        let count = costs[0].count
        precondition(count > 0 && costs.allSatisfy { $0.count == count }, "all are as long")
        let least = (0..<count).map { slot in
            costs.reduce(Double.infinity) { min($0, $1[slot].grams) }
        }
        let place = costs.indices.min { costs[$0][0] < costs[$1][0] } ?? 0
        let rule = rules[place]
        let (startsNow, value, meanSlot) = least.withUnsafeBufferPointer { costs in
            (rule.startsNow(costs), rule.valueOfGoingOn(costs), rule.expectedSlot(costs))
        }
        self.init(
            place: place, startsNow: startsNow,
            valueOfWaiting: Emissions(grams: count > 1 ? least[0] - value : 0),
            latestStart: now + slot * Double(count - 1),
            expectedStart: startsNow ? now : now + slot * meanSlot)
    }
}

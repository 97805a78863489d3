import SolsticeDomain

/// Sorts observations by time and resolves those for the same moment.
///
/// Repeated values count as duplicates and do no harm; a blank gives way to a value. Values that
/// contradict each other are all bad rows, since nothing says which is right. If a provider is
/// asked repeatedly, the last value is kept, since the provider would say the same again.
struct DuplicateCheck {
    let keepsLast: Bool
    /// Whether stamps are dates without a time of day.
    let isDateOnly: Bool
    private(set) var duplicateCount = 0
    /// Values that gave way to a later one for the same moment.
    private(set) var contradictionCount = 0
    private(set) var problems: [Recording.PlacedProblem] = []

    /// Creates a check that refuses contradictions, or keeps the last of the values.
    init(keepsLast: Bool, isDateOnly: Bool) {
        self.keepsLast = keepsLast
        self.isDateOnly = isDateOnly
    }

    /// The channel in time order, with one observation for each moment.
    mutating func weed(_ channel: Channel) -> Channel {
        let observations = channel.observations
        let isOrdered = zip(observations, observations.dropFirst()).allSatisfy {
            $0.second < $1.second
        }
        if isOrdered { return channel }
        let sorted = observations.sorted { ($0.second, $0.row) < ($1.second, $1.row) }
        var weeded = channel
        weeded.observations = []
        weeded.observations.reserveCapacity(sorted.count)
        var start = 0
        while start < sorted.count {
            var end = start + 1
            while end < sorted.count, sorted[end].second == sorted[start].second { end += 1 }
            if let kept = settle(sorted[start..<end], channel) {
                weeded.observations.append(kept)
            }
            start = end
        }
        return weeded
    }

    private mutating func settle(
        _ group: ArraySlice<Observation>, _ channel: Channel
    ) -> Observation? {
        let valued = group.filter { !$0.value.isNaN }
        guard let first = valued.first else {
            duplicateCount += group.count - 1
            return group.first
        }
        guard let other = valued.first(where: { $0.value != first.value }) else {
            duplicateCount += group.count - 1
            return first
        }
        if keepsLast {
            contradictionCount += valued.count - 1
            return valued.last
        }
        for observation in valued {
            let opponent = observation.value == first.value ? other : first
            problems.append(
                Recording.PlacedProblem(
                    problem: contradiction(observation, opponent, channel), place: channel.place))
        }
        return nil
    }

    private func contradiction(
        _ observation: Observation, _ opponent: Observation, _ channel: Channel
    ) -> RowProblem {
        if isDateOnly {
            return RowProblem(
                line: observation.line, column: channel.valueLabel.text(row: observation.row),
                value: Self.text(observation.value),
                reason:
                    "has the date of line \(opponent.line), and no column gives the time of day",
                expected: "a column of times of day beside the dates, such as 18:00")
        }
        let instant = Instant(secondsSinceEpoch: observation.second)
        return RowProblem(
            line: observation.line, column: channel.valueLabel.text(row: observation.row),
            value: Self.text(observation.value),
            reason: "contradicts line \(opponent.line), which has \(Self.text(opponent.value)) "
                + "for the same moment \(instant)",
            expected: "one value for each moment")
    }

    /// A number without a needless `.0`, rounded if a unit was converted.
    static func text(_ value: Double) -> String {
        let rounded = (value * 1e6).rounded() / 1e6
        return rounded == rounded.rounded() && abs(rounded) < 1e15
            ? String(Int(rounded)) : String(rounded)
    }
}

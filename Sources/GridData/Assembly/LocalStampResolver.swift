import SolsticeDomain

/// Turns stamps without an offset into moments on one clock.
///
/// When clocks go back, a reading stands for two moments: if it occurs twice, the two are taken in
/// file order; otherwise it is a bad row. A reading that clocks skip when they go forward is always
/// a bad row.
struct LocalStampResolver {
    private let clock: LocalClock
    private(set) var problems: [Recording.PlacedProblem] = []
    private var resolvedTwice: Set<Int> = []
    private var complained: Set<Int> = []

    /// Creates a resolver for stamps that the clock showed.
    init(clock: LocalClock) { self.clock = clock }

    /// What was decided, for the user to read.
    var notes: [Message] {
        if resolvedTwice.isEmpty { return [] }
        let stamps =
            resolvedTwice.count == 1 ? "1 stamp occurs" : "\(resolvedTwice.count) stamps occur"
        return [
            "\(stamps) twice where clocks in \(clock.timeZone) are set back; "
                + "the two were taken in order of time"
        ]
    }

    /// The channel with its stamps resolved and without the rows that stand for no single moment.
    mutating func resolve(_ channel: Channel) -> Channel {
        var resolved = channel
        resolved.observations = []
        resolved.observations.reserveCapacity(channel.observations.count)
        var unsettled: [Int: [(observation: Observation, readings: (Instant, Instant))]] = [:]
        for observation in channel.observations {
            guard observation.isLocal else {
                resolved.observations.append(observation)
                continue
            }
            switch clock.reading(CivilTime(secondsAsIfUTC: observation.second)) {
            case .unique(let instant):
                resolved.observations.append(observation.moved(to: instant))
            case .ambiguous(let earlier, let later):
                unsettled[observation.second, default: []].append((observation, (earlier, later)))
            case .skipped:
                complain(
                    observation, channel,
                    "is an hour that clocks in \(clock.timeZone) skip when they are set forward",
                    expected: "a time that the clock shows, or one with an offset from UTC")
            }
        }
        let isDescending = Self.isDescending(channel.observations)
        for (second, entries) in unsettled.sorted(by: { $0.key < $1.key }) {
            guard entries.count == 2 else {
                complainAboutAmbiguity(entries.map(\.observation), channel)
                continue
            }
            resolvedTwice.insert(second)
            let ordered = isDescending ? entries.reversed() : entries
            resolved.observations.append(ordered[0].observation.moved(to: ordered[0].readings.0))
            resolved.observations.append(ordered[1].observation.moved(to: ordered[1].readings.1))
        }
        return resolved
    }

    private static func isDescending(_ observations: [Observation]) -> Bool {
        guard let first = observations.first, let last = observations.last else { return false }
        return first.second > last.second
    }

    private mutating func complainAboutAmbiguity(
        _ observations: [Observation], _ channel: Channel
    ) {
        let times = observations.count == 1 ? "once" : "\(observations.count) times"
        for observation in observations {
            complain(
                observation, channel,
                "stands for two moments, since clocks in \(clock.timeZone) are set back over it, "
                    + "and occurs \(times)",
                expected: "it twice, in order of time, or with an offset from UTC")
        }
    }

    private mutating func complain(
        _ observation: Observation, _ channel: Channel, _ reason: Message, expected: Message
    ) {
        // Two signals in one row share its stamp: one complaint is enough.
        guard complained.insert(observation.row).inserted else { return }
        let civil = CivilTime(secondsAsIfUTC: observation.second)
        problems.append(
            Recording.PlacedProblem(
                problem: RowProblem(
                    line: observation.line, column: channel.stampLabel.text(row: observation.row),
                    value: "\(civil.dateText) \(civil.timeText)", reason: reason,
                    expected: expected),
                place: channel.place))
    }
}

extension Observation {
    /// The same value at a moment that is now known.
    fileprivate func moved(to instant: Instant) -> Observation {
        var moved = self
        moved.second = instant.secondsSinceEpoch
        moved.isLocal = false
        return moved
    }
}

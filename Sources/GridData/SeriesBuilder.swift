import SolsticeDomain

/// Lays the observations of channels out as series, with steps, gaps and months, and counts.
struct SeriesBuilder {
    /// The shortest step that is kept; finer values are averaged to it.
    static let finestStepSeconds = 300
    /// Stamps closer together than this are no record of a grid or a building.
    static let leastStepSeconds = 60
    /// 31 days and the hour that daylight saving may add.
    static let greatestStepSeconds = 31 * 86_400 + 3600

    private let clock: LocalClock
    private let isEndStamped: Bool
    private let request: ImportRequest
    private var countBySteps: [Int: Int] = [:]
    private(set) var valueCount = 0
    private(set) var gapCount = 0
    private(set) var gapSeconds = 0
    private(set) var notes: [String] = []

    /// A builder whose months are those of a clock.
    init(clock: LocalClock, isEndStamped: Bool, request: ImportRequest) {
        self.clock = clock
        self.isEndStamped = isEndStamped
        self.request = request
    }

    /// The steps seen, the most common first.
    var steps: [TimeSpan] {
        countBySteps.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { TimeSpan(seconds: $0.key) }
    }

    /// Breakpoints and values of one channel whose observations are in order of time.
    /// - Throws: a diagnostic where the step is one that no record has.
    mutating func build(
        _ channel: Channel
    ) throws(Diagnostic) -> (breakpoints: [Int], rawValues: [Double]) {
        var pieces = try pieces(of: channel)
        valueCount += pieces.count { !$0.value.isNaN }
        if pieces.contains(where: { $0.end - $0.start < Self.finestStepSeconds }) {
            pieces = StepAveraging.average(pieces, to: Self.finestStepSeconds)
            note("values less than 5 minutes apart were averaged to 5 minutes")
        }
        var layout = GapLayout()
        for piece in pieces { layout.append(piece) }
        gapCount += layout.gapCount
        gapSeconds += layout.gapSeconds
        return layout.trimmed()
    }

    private mutating func note(_ text: String) {
        if !notes.contains(text) { notes.append(text) }
    }

    private mutating func pieces(of channel: Channel) throws(Diagnostic) -> [TimedValue] {
        let observations = channel.observations
        // The end of an interval is a start when time is read backwards.
        let stamps =
            isEndStamped
            ? observations.reversed().map { -$0.second } : observations.map(\.second)
        let rule = StepRule(stamps: stamps)
        let declared = observations.first?.lengthSeconds ?? 0
        try checkStep(rule, channel)
        for step in rule.regularSeconds {
            countBySteps[step, default: 0] += step == rule.usualSeconds ? observations.count : 1
        }
        if rule.usualSeconds == 0, declared > 0 { countBySteps[declared, default: 0] += 1 }
        let isMonthly = !isEndStamped && declared == 0 && Self.isMonth(rule.usualSeconds)
        if isMonthly { note("monthly values last until the next month begins") }
        var pieces: [TimedValue] = []
        pieces.reserveCapacity(observations.count)
        for (index, observation) in observations.enumerated() {
            let position = isEndStamped ? observations.count - 1 - index : index
            var length = seconds(of: observation, at: position, rule)
            if isMonthly { length = secondsToNextMonth(from: observation.second) }
            if !isEndStamped, index + 1 < observations.count {
                length = min(length, observations[index + 1].second - observation.second)
            }
            let start = isEndStamped ? observation.second - length : observation.second
            pieces.append(
                TimedValue(
                    start: start, end: start + length, value: observation.value,
                    weight: observation.weight))
        }
        return pieces
    }

    private mutating func seconds(
        of observation: Observation, at position: Int, _ rule: StepRule
    ) -> Int {
        if observation.lengthSeconds > 0 { return observation.lengthSeconds }
        if let seconds = rule.seconds(at: position) { return seconds }
        note("a single value does not show its step; an hour was taken")
        countBySteps[3600, default: 0] += 1
        return 3600
    }

    private func checkStep(_ rule: StepRule, _ channel: Channel) throws(Diagnostic) {
        guard rule.usualSeconds > 0, channel.observations.count > 1 else { return }
        let isTooFine = rule.usualSeconds < Self.leastStepSeconds
        guard isTooFine || rule.usualSeconds > Self.greatestStepSeconds else { return }
        let second = channel.observations[1]
        let step = TimeSpan(seconds: rule.usualSeconds)
        throw request.refusal(
            "the stamps of \(channel.place) are \(step) apart",
            causes: [
                "line \(second.line), column \(channel.stampLabel.text(row: second.row)): "
                    + "\"\(Instant(secondsSinceEpoch: second.second))\" is \(step) from its "
                    + "neighbours; expected 1 minute to 31 days"
            ],
            remedy: isTooFine
                ? "average the values to 5 minutes first"
                : "export hourly, daily or monthly values")
    }

    private static func isMonth(_ seconds: Int) -> Bool {
        (28 * 86_400 - 3600...greatestStepSeconds).contains(seconds)
    }

    private func secondsToNextMonth(from second: Int) -> Int {
        let instant = Instant(secondsSinceEpoch: second)
        let local = clock.civilTime(at: instant)
        let days = CivilTime.daysInMonth(year: local.year, month: local.month) - local.day + 1
        let next = local.secondsAsIfUTC - local.secondOfDay + days * 86_400
        switch clock.reading(CivilTime(secondsAsIfUTC: next)) {
        case .unique(let moment), .ambiguous(let moment, _): return (moment - instant).seconds
        case .skipped: return next - local.secondsAsIfUTC
        }
    }
}

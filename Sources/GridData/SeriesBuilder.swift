import SolsticeDomain

/// Lays the observations of channels out as series, with steps, gaps and months, and counts.
struct SeriesBuilder {
    /// The shortest step that is kept; finer values are averaged to it.
    static let finestStepSeconds = 300
    /// Stamps closer together than this are no record of a grid or a building.
    static let leastStepSeconds = 60
    /// 31 days and the hour that daylight saving may add.
    static let greatestStepSeconds = 31 * 86_400 + 3600

    let clock: LocalClock
    let isEndStamped: Bool
    let granularity: Granularity?
    let usualStepOfFile: Int?
    /// Whether files of this format are published with a row for each hour, month or year.
    let mayBeYearly: Bool
    let request: ImportRequest
    private var countBySteps: [Int: Int] = [:]
    private(set) var valueCount = 0
    private(set) var estimatedCount = 0
    private(set) var gapCount = 0
    private(set) var gapSeconds = 0
    private(set) var notes: [String] = []

    /// Creates a builder whose months are those of a clock.
    init(clock: LocalClock, _ recording: Recording, request: ImportRequest) {
        self.clock = clock
        isEndStamped = recording.isEndStamped
        granularity =
            recording.granularity
            ?? (recording.format.isJSON ? nil : Granularity(fileName: request.file.baseName))
        mayBeYearly = recording.format == .electricityMapsCSV
        usualStepOfFile = recording.channels.lazy
            .map { StepRule(stamps: $0.observations.map(\.second)).usualSeconds }
            .first { $0 > 0 }
        self.request = request
    }

    /// The steps seen, the most common first.
    var steps: [TimeSpan] {
        countBySteps.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { TimeSpan(seconds: $0.key) }
    }

    /// Breakpoints and values of one channel whose observations are in time order.
    /// - Throws: a diagnostic if no record has such a step.
    mutating func build(_ channel: Channel) throws(Diagnostic) -> LaidSeries {
        var pieces = try pieces(of: channel)
        valueCount += pieces.count { !$0.value.isNaN }
        estimatedCount += pieces.count {
            !$0.value.isNaN && ($0.isEstimated || Self.isLong($0))
        }
        pieces = try splitLong(pieces, of: channel)
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

    mutating func note(_ text: String) {
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
        if declared == 0 { try checkStep(rule, channel) }
        let calendar = declared == 0 ? try calendarStep(rule, channel) : nil
        for step in rule.regularSeconds {
            countBySteps[step, default: 0] += step == rule.usualSeconds ? observations.count : 1
        }
        if rule.usualSeconds == 0, declared > 0 { countBySteps[declared, default: 0] += 1 }
        var pieces: [TimedValue] = []
        pieces.reserveCapacity(observations.count)
        for (index, observation) in observations.enumerated() {
            let position = isEndStamped ? observations.count - 1 - index : index
            var length: Int
            if let calendar {
                length = seconds(toNext: calendar, from: observation.second)
                if rule.usualSeconds == 0 { countBySteps[length, default: 0] += 1 }
            } else {
                length = seconds(of: observation, at: position, rule)
            }
            if !isEndStamped, index + 1 < observations.count {
                length = min(length, observations[index + 1].second - observation.second)
            }
            let start = isEndStamped ? observation.second - length : observation.second
            pieces.append(
                TimedValue(
                    start: start, end: start + length, value: observation.value,
                    weight: observation.weight, isEstimated: observation.isEstimated))
        }
        return pieces
    }

    private mutating func seconds(
        of observation: Observation, at position: Int, _ rule: StepRule
    ) -> Int {
        if observation.lengthSeconds > 0 { return observation.lengthSeconds }
        if let seconds = rule.seconds(at: position) { return seconds }
        var length = 3600
        if case .seconds(let stated) = granularity {
            length = stated
        } else if let usualStepOfFile, usualStepOfFile <= 86_400 {
            length = usualStepOfFile
        } else {
            note("a single value does not show its step; an hour was taken")
        }
        countBySteps[length, default: 0] += 1
        return length
    }

    private func checkStep(_ rule: StepRule, _ channel: Channel) throws(Diagnostic) {
        guard rule.usualSeconds > 0, channel.observations.count > 1 else { return }
        let isTooFine = rule.usualSeconds < Self.leastStepSeconds
        let isTooCoarse =
            rule.usualSeconds > Self.greatestStepSeconds && !Self.isYear(rule.usualSeconds)
        guard isTooFine || isTooCoarse else { return }
        let second = channel.observations[1]
        let step = TimeSpan(seconds: rule.usualSeconds)
        throw request.refusal(
            "the stamps of \(channel.place) are \(step) apart",
            causes: [
                "line \(second.line), column \(channel.stampLabel.text(row: second.row)): "
                    + "\"\(Instant(secondsSinceEpoch: second.second))\" is \(step) from its "
                    + "neighbours; expected 1 minute to 31 days, or a year"
            ],
            remedy: isTooFine
                ? "average the values to 5 minutes first"
                : "export hourly, daily, monthly or yearly values")
    }
}

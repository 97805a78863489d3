import SolsticeDomain

/// Lays the observations of channels out as series, with steps, gaps and months, and counts.
struct SeriesBuilder {
    /// The shortest step that is kept; finer values are averaged to it.
    static let finestStepSeconds = 300
    /// Stamps closer together than this are no record of a grid or a building.
    static let leastStepSeconds = 60
    /// 31 days and the hour that daylight saving may add.
    static let greatestStepSeconds = 31 * 86_400 + 3600

    /// The clocks of places whose stamps were local.
    private let clocks: [String: LocalClock]
    /// The clock of the channel that is being built; UTC for a place without one.
    private var clock = LocalClock.utc
    let isEndStamped: Bool
    let granularity: Granularity?
    /// The month or the year that each stamp names.
    let calendar: Granularity?
    let usualStepOfFile: Int?
    /// Whether files of this format are published with a row for each hour, month or year.
    let mayBeYearly: Bool
    let request: ImportRequest
    private var countBySteps: [Int: Int] = [:]
    private(set) var valueCount = 0
    private(set) var estimatedCount = 0
    private(set) var gapCount = 0
    private(set) var gapSeconds = 0
    private(set) var notes: [Message] = []

    /// Creates a builder whose months are those of the places' clocks.
    init(clocks: [String: LocalClock], _ recording: Recording, request: ImportRequest) {
        self.clocks = clocks
        isEndStamped = recording.isEndStamped
        calendar = recording.calendar
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
        clock = clocks[channel.place] ?? .utc
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

    mutating func note(_ text: Message) {
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
        if declared == 0, self.calendar == nil { try checkStep(rule, channel) }
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

/// Values for a month or a year: how long they hold, and what that makes them.
extension SeriesBuilder {
    /// A step whose length depends on the calendar.
    enum CalendarStep {
        case month
        case year
    }

    /// Whether a step is a month.
    static func isMonth(_ seconds: Int) -> Bool {
        (28 * 86_400 - 3600...greatestStepSeconds).contains(seconds)
    }

    /// Whether a step is a year.
    static func isYear(_ seconds: Int) -> Bool {
        (365 * 86_400 - 3600...366 * 86_400 + 3600).contains(seconds)
    }

    /// The calendar step of a channel; nil for one of a fixed length.
    /// - Throws: a diagnostic for a single value that may be for an hour, a month or a year.
    mutating func calendarStep(
        _ rule: StepRule, _ channel: Channel
    ) throws(Diagnostic) -> CalendarStep? {
        guard !isEndStamped else { return nil }
        var step: CalendarStep?
        if calendar == .month { return .month }
        if calendar == .year { return .year }
        if Self.isMonth(rule.usualSeconds) { step = .month }
        if Self.isYear(rule.usualSeconds) { step = .year }
        if rule.usualSeconds == 0 {
            switch granularity {
            case .month: step = .month
            case .year: step = .year
            case .seconds: break
            case nil:
                if let usualStepOfFile {
                    if Self.isMonth(usualStepOfFile) { step = .month }
                    if Self.isYear(usualStepOfFile) { step = .year }
                } else {
                    try refuseUnclear(channel)
                }
            }
        }
        switch step {
        case .month: note("monthly values last until the next month begins")
        case .year: note("yearly values last until the next year begins")
        case nil: break
        }
        return step
    }

    /// A single value at the beginning of a month may stand for an hour, a month or a year if a
    /// provider publishes all three in one form.
    private func refuseUnclear(_ channel: Channel) throws(Diagnostic) {
        guard mayBeYearly, channel.observations.count == 1,
            let only = channel.observations.first, !only.value.isNaN,
            !request.options.allowsNoValues
        else { return }
        let instant = Instant(secondsSinceEpoch: only.second)
        let begins = [clock.civilTime(at: instant), instant.utc].contains {
            $0.day == 1 && $0.secondOfDay == 0
        }
        guard begins else { return }
        throw request.refusal(
            "a single value at the beginning of a month may stand for an hour, a month or a year",
            causes: [
                "line \(only.line), column \(channel.stampLabel.text(row: only.row)): "
                    + "\"\(instant)\" is the only time of \(channel.place)"
            ],
            remedy: "add a column \"to\" with the end of its interval; or state a yearly figure: "
                + Self.statingYearly)
    }

    /// How a yearly figure is stated.
    private static let statingYearly: Message =
        "\(run: .regionSet, "NAME", .set(.carbonIntensity, "G"), .set(.signal, "SIGNAL"))"

    /// The seconds from a moment to the beginning of the next month or year.
    func seconds(toNext step: CalendarStep, from second: Int) -> Int {
        let instant = Instant(secondsSinceEpoch: second)
        let local = clock.civilTime(at: instant)
        var (year, month) = (local.year, local.month)
        switch step {
        case .year: (year, month) = (year + 1, 1)
        case .month: (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
        }
        guard
            let next = CivilTime(year: year, month: month, day: 1, hour: 0, minute: 0, second: 0)
        else { return 3600 }
        switch clock.reading(next) {
        case .unique(let moment), .ambiguous(let moment, _): return (moment - instant).seconds
        case .skipped: return next.secondsAsIfUTC - local.secondsAsIfUTC
        }
    }

    /// Whether a value stands for a month or more.
    static func isLong(_ piece: TimedValue) -> Bool {
        piece.end - piece.start >= 28 * 86_400 - 3600
    }

    /// The pieces, with those longer than a month cut at the beginnings of months. The mean of a
    /// month or a year estimates its hours and observes none of them.
    mutating func splitLong(
        _ pieces: [TimedValue], of channel: Channel
    ) throws(Diagnostic) -> [TimedValue] {
        guard pieces.contains(where: Self.isLong) else { return pieces }
        var result: [TimedValue] = []
        for piece in pieces {
            let length = piece.end - piece.start
            guard Self.isLong(piece) else {
                result.append(piece)
                continue
            }
            if length > 366 * 86_400 + 3600 { throw lastsTooLong(piece, channel) }
            if !piece.value.isNaN {
                note("means of a month or a year are kept as estimates of their hours")
            }
            var start = piece.start
            while start < piece.end {
                var end = piece.end
                if end - start > Self.greatestStepSeconds {
                    end = min(end, start + seconds(toNext: .month, from: start))
                }
                result.append(
                    TimedValue(
                        start: start, end: end, value: piece.value, weight: piece.weight,
                        isEstimated: true))
                start = end
            }
        }
        return result
    }

    private func lastsTooLong(_ piece: TimedValue, _ channel: Channel) -> Diagnostic {
        let length = TimeSpan(seconds: piece.end - piece.start)
        return request.refusal(
            "a value of \(channel.place) lasts \(length)",
            causes: [
                "it begins \(Instant(secondsSinceEpoch: piece.start)); expected a year at most"
            ],
            remedy: "state a yearly figure: " + Self.statingYearly)
    }
}

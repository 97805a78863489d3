import SolsticeDomain

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
                + "solstice region set NAME --carbon-intensity G --signal SIGNAL")
    }

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
            remedy: "state a yearly figure: solstice region set NAME --carbon-intensity G "
                + "--signal SIGNAL")
    }
}

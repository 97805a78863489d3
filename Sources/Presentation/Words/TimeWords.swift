internal import SolsticeDomain

extension OutputStyle {
    /// A moment on the reader's clock, as short as it can clearly be: `today 14:00`, `Sat 14:00`
    /// within six days, `Sat 14 Mar 14:00` within half a year, `14 Mar 2027 14:00`.
    func moment(_ instant: Instant) -> String {
        let civil = clock.civilTime(at: instant)
        let time = String(civil.timeText.prefix(5))
        let days = dayNumber(civil) - dayNumber(clock.civilTime(at: now))
        switch days {
        case 0: return "today " + time
        case 1: return "tomorrow " + time
        case -1: return "yesterday " + time
        case 2...6: return CalendarNames.weekdays[civil.weekday] + " " + time
        default: break
        }
        let month = CalendarNames.months[civil.month - 1]
        return abs(days) < 183
            ? "\(CalendarNames.weekdays[civil.weekday]) \(civil.day) \(month) \(time)"
            : "\(civil.day) \(month) \(civil.year) \(time)"
    }

    /// A moment for columns to be compared: `Sat 14:00` within six days, `14 Mar 14:00` within half
    /// a year, `14 Mar 2027` beyond.
    func shortMoment(_ instant: Instant) -> String {
        let civil = clock.civilTime(at: instant)
        let time = String(civil.timeText.prefix(5))
        let days = dayNumber(civil) - dayNumber(clock.civilTime(at: now))
        if (0...6).contains(days) { return CalendarNames.weekdays[civil.weekday] + " " + time }
        let date = "\(civil.day) \(CalendarNames.months[civil.month - 1])"
        return abs(days) < 183 ? "\(date) \(time)" : "\(date) \(civil.year)"
    }

    /// How far away a moment is: `in 3h 10m`, `2d 4h ago`, `now`.
    func distance(_ instant: Instant) -> String {
        let away = instant - now
        if abs(away.seconds) < 60 { return "now" }
        return away > .zero ? "in \(away.spoken)" : "\(TimeSpan(seconds: -away.seconds).spoken) ago"
    }

    /// The distance if within a day, otherwise the moment.
    func brief(_ instant: Instant) -> String {
        abs((instant - now).seconds) < 86_400 ? distance(instant) : moment(instant)
    }

    /// Both ends of a window, without repeating the date: `Sat 02:00 – 10:00`.
    func span(_ window: TimeWindow) -> String {
        let isOneDay =
            dayNumber(clock.civilTime(at: window.start))
            == dayNumber(clock.civilTime(at: window.end))
        let end = isOneDay ? clockTime(window.end) : moment(window.end)
        return "\(moment(window.start)) – \(end)"
    }

    /// `14:00` on the reader's clock.
    func clockTime(_ instant: Instant) -> String {
        String(clock.civilTime(at: instant).timeText.prefix(5))
    }

    /// `2026-01-31`, a date on the reader's clock.
    func date(_ instant: Instant) -> String { clock.civilTime(at: instant).dateText }

    private func dayNumber(_ civil: CivilTime) -> Int {
        (civil.secondsAsIfUTC - civil.secondOfDay) / 86_400
    }
}

extension TimeSpan {
    /// Two units separated by a space: `3h 10m`, `2d 4h`, `45s`.
    var spoken: String {
        let text = description
        guard let split = text.dropFirst().firstIndex(where: \.isLetter) else { return text }
        let rest = text[text.index(after: split)...]
        return rest.isEmpty ? text : text[...split] + " " + rest
    }
}

/// Short English names of the calendar.
enum CalendarNames {
    /// Monday first.
    static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    /// `04:00`.
    static func hour(_ hour: Int) -> String { (hour < 10 ? "0" : "") + "\(hour):00" }

    /// January first.
    static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}

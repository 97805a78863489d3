import SolsticeDomain

/// Reads times as the exports of buildings and spreadsheets write them, beyond what
/// ``InstantText`` takes: `05/13/2024 1:00 PM` in a known order, `13-May-24`, `Jan 2024`,
/// `2024-01`, `1. Mai 2024 10:00 Uhr`, `20240501 0015`, `Wed, 01 May 2024 00:00:00 GMT`.
struct StampText {
    /// How much of a moment a text names.
    enum Precision: Equatable {
        case year
        case month
        case day
        case clock
    }

    /// What a text says.
    struct Reading {
        let civil: CivilTime
        let precision: Precision
        /// Seconds ahead of UTC; nil for the reading of a local clock.
        let offsetSeconds: Int?
    }

    private var tokens: StampTokens
    private let order: DateOrder?

    private init(_ text: String, order: DateOrder?) {
        tokens = StampTokens(text)
        self.order = order
    }

    /// Reads a date, or a date with a time of day.
    static func read(_ text: String, order: DateOrder?) throws(StampFlaw) -> Reading {
        var reader = StampText(text, order: order)
        let date = try reader.date()
        guard (1970...2199).contains(date.year) else { throw .implausibleYear }
        let time = try reader.time()
        let offset = try reader.offset()
        guard
            let civil = CivilTime(
                year: date.year, month: date.month, day: date.day, hour: time?.hour ?? 0,
                minute: time?.minute ?? 0, second: time?.second ?? 0)
        else { throw .impossible }
        return Reading(
            civil: civil, precision: time == nil ? date.precision : .clock, offsetSeconds: offset)
    }

    /// Whether a text is a time of day and no date: `18:00`, `6 PM`, `18h00`.
    static func isTimeOfDay(_ text: String) -> Bool {
        var reader = StampText(text, order: nil)
        // A bare number may be anything, and four digits begin a date.
        guard !reader.tokens.areDigits, reader.tokens.widthAhead <= 2,
            let time = try? reader.time(),
            (try? reader.offset()) != nil || reader.tokens.isAtEnd
        else { return false }
        return time.hour <= 24
    }
}

/// Intervals written as two times, such as `01.05.2024 00:00 - 01:00`.
extension StampText {
    /// The beginning of an interval, and its end; nil for any other text.
    static func interval(_ text: String) -> (start: String, end: String)? {
        guard let dash = text.lastIndex(where: { "-–".contains($0) }) else { return nil }
        let end = text[text.index(after: dash)...].drop { $0 == " " }
        var start = text[..<dash]
        while start.last == " " { start = start.dropLast() }
        let isTime = { (text: Substring) in
            isTimeOfDay(String(text)) || text.contains(":")
        }
        return isTime(start) && isTime(end) ? (String(start), String(end)) : nil
    }

    /// Whether texts are intervals: what looks like an offset from UTC changes all the time.
    static func areIntervals(_ texts: [String]) -> Bool {
        let ends = texts.compactMap { interval($0)?.end }
        return ends.count == texts.count && Set(ends).count > 2
    }
}

/// The parts of a written time, in the order they are read.
extension StampText {
    private struct Date {
        let year: Int
        var month = 1
        var day = 1
        let precision: Precision
    }

    private mutating func date() throws(StampFlaw) -> Date {
        if let word = tokens.word, CalendarWords.month(word) == nil, CalendarWords.isDay(word) {
            tokens.skip()
            tokens.skipSigns()
        }
        if let word = tokens.word, let month = CalendarWords.month(word) {
            tokens.skip()
            tokens.skipSigns()
            return try afterMonthName(month)
        }
        guard let first = tokens.takeNumber() else { throw .unreadable }
        if first.width >= 6 { return try compactDate(first) }
        guard first.width != 3, first.width != 5 else { throw .bareNumber }
        if tokens.isAtEnd {
            guard first.width == 4 else { throw .bareNumber }
            return Date(year: first.value, precision: .year)
        }
        let sign = tokens.skipSigns()
        if let word = tokens.word, let month = CalendarWords.month(word) {
            tokens.skip()
            tokens.skipSigns()
            let last = tokens.isTimeAhead ? nil : tokens.takeNumber()
            if first.width == 4 {
                return Date(
                    year: first.value, month: month, day: last?.value ?? 1,
                    precision: last == nil ? .month : .day)
            }
            guard let last, let year = Self.year(last) else { throw .implausibleYear }
            return Date(year: year, month: month, day: first.value, precision: .day)
        }
        guard let second = tokens.takeNumber() else { throw .unreadable }
        return try numericDate(first, second, sign)
    }

    /// `May 2024`, `Jan-24` or `May 1, 2024`.
    private mutating func afterMonthName(_ month: Int) throws(StampFlaw) -> Date {
        guard let first = tokens.takeNumber() else { throw .unreadable }
        if first.width == 4 { return Date(year: first.value, month: month, precision: .month) }
        tokens.skipSigns()
        if !tokens.isAtEnd, !tokens.isTimeAhead, let last = tokens.takeNumber() {
            guard let year = Self.year(last) else { throw .implausibleYear }
            return Date(year: year, month: month, day: first.value, precision: .day)
        }
        guard let year = Self.year(first) else { throw .implausibleYear }
        return Date(year: year, month: month, precision: .month)
    }

    /// `202405`, `20240501`, `202405010015` or `20240501001500`.
    private mutating func compactDate(_ number: StampTokens.Number) throws(StampFlaw) -> Date {
        guard [6, 8, 12, 14].contains(number.width), let year = Int(number.text.prefix(4)),
            (1970...2199).contains(year)
        else { throw .bareNumber }
        let pairs = stride(from: 4, to: number.width, by: 2).map { start in
            Int(number.text.dropFirst(start).prefix(2)) ?? 0
        }
        if pairs.count > 2 { tokens.putBack(digits: String(number.text.dropFirst(8))) }
        guard (1...12).contains(pairs[0]) else { throw .bareNumber }
        return Date(
            year: year, month: pairs[0], day: pairs.count > 1 ? pairs[1] : 1,
            precision: pairs.count > 1 ? .day : .month)
    }

    private mutating func numericDate(
        _ first: StampTokens.Number, _ second: StampTokens.Number, _ sign: Character?
    ) throws(StampFlaw) -> Date {
        if first.width == 4 {
            guard tokens.sign == sign, tokens.skipSigns() != nil, let day = tokens.takeNumber()
            else { return Date(year: first.value, month: second.value, precision: .month) }
            return Date(year: first.value, month: second.value, day: day.value, precision: .day)
        }
        if second.width == 4 {
            return Date(year: second.value, month: first.value, precision: .month)
        }
        tokens.skipSigns()
        guard let third = tokens.takeNumber() else {
            throw tokens.isAtEnd ? .bareNumber : .unreadable
        }
        // Points are European.
        switch order ?? (sign == "." ? .dayMonthYear : nil) {
        case nil: throw .ambiguousDate
        case .dayMonthYear:
            guard let year = Self.year(third) else { throw .implausibleYear }
            return Date(year: year, month: second.value, day: first.value, precision: .day)
        case .monthDayYear:
            guard let year = Self.year(third) else { throw .implausibleYear }
            return Date(year: year, month: first.value, day: second.value, precision: .day)
        case .yearMonthDay:
            guard let year = Self.year(first) else { throw .implausibleYear }
            return Date(year: year, month: second.value, day: third.value, precision: .day)
        }
    }

    /// A year of four digits, or of two in this century.
    private static func year(_ number: StampTokens.Number) -> Int? {
        switch number.width {
        case 4: number.value
        case 2: 2000 + number.value
        default: nil
        }
    }

    private mutating func time() throws(StampFlaw) -> (hour: Int, minute: Int, second: Int)? {
        for filler in ["t", "at", "um", "à"] where tokens.word == filler { tokens.skip() }
        if tokens.sign == "," { tokens.skip() }
        guard let first = tokens.takeNumber() else { return nil }
        var (hour, minute, second) = (first.value, 0, 0)
        if first.width == 4 || first.width == 6 {
            let digits = first.width == 6 ? first.value : first.value * 100
            (hour, minute, second) = (digits / 10_000, digits / 100 % 100, digits % 100)
        } else if [":", "."].contains(tokens.sign) || tokens.word == "h" {
            let isHourWord = tokens.word == "h"
            tokens.skip()
            if let read = tokens.takeNumber() {
                guard read.width == 2 else { throw .unreadable }
                minute = read.value
            } else if !isHourWord {
                throw .unreadable
            }
            if tokens.sign == ":" || tokens.sign == ".", tokens.isNumberBehindSign {
                tokens.skip()
                guard let read = tokens.takeNumber(), read.width == 2 else { throw .unreadable }
                second = read.value
            }
            // Fractions of seconds are dropped.
            if [".", ","].contains(tokens.sign), tokens.isNumberBehindSign {
                tokens.skip()
                _ = tokens.takeNumber()
            }
        } else if !["am", "pm", "a", "p"].contains(tokens.word) {
            throw .unreadable
        }
        for filler in ["uhr", "h"] where tokens.word == filler { tokens.skip() }
        if let isAfternoon = tokens.takeHalfOfDay() {
            guard (1...12).contains(hour) else { throw .impossible }
            hour = hour % 12 + (isAfternoon ? 12 : 0)
        }
        return (hour, minute, second)
    }

    /// The offset from UTC, and nothing behind it.
    private mutating func offset() throws(StampFlaw) -> Int? {
        defer { tokens.skipParenthesis() }
        var offset: Int?
        if let word = tokens.word {
            guard let seconds = CalendarWords.offsetSeconds(ofZone: word) else {
                throw .unreadable
            }
            tokens.skip()
            offset = seconds
        }
        if let sign = tokens.sign, "+-−".contains(sign) {
            tokens.skip()
            // A dash between blanks is no sign.
            guard !tokens.isSpaced, let number = tokens.takeNumber(), number.width != 3,
                number.width <= 4
            else { throw .unreadable }
            var (hours, minutes) = (number.value, 0)
            if number.width == 4 { (hours, minutes) = (number.value / 100, number.value % 100) }
            if tokens.sign == ":" {
                tokens.skip()
                minutes = tokens.takeNumber()?.value ?? 99
            }
            guard hours <= 14, minutes <= 59 else { throw .unreadable }
            offset = (sign == "+" ? 1 : -1) * (hours * 3600 + minutes * 60)
        }
        tokens.skipParenthesis()
        guard tokens.isAtEnd else { throw .unreadable }
        return offset
    }
}

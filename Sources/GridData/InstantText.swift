public import SolsticeDomain

/// Reads written times byte by byte, since imports have millions of them.
///
/// RFC 3339 with `Z` or an offset, with or without seconds and fractions (which are dropped), a
/// space for the `T`, `2026/01/31`, `31.01.2026 18:00`, `20260131T1800Z`, and dates alone, which
/// stand for midnight. `01/02/2026` is refused, since half the world reads it the other way.
public enum InstantText {
    /// What a written time says.
    public enum Reading: Equatable, Sendable {
        /// A moment: the text says how it relates to UTC.
        case instant(Instant)
        /// The reading of a local clock; only a time zone makes it a moment.
        case local(CivilTime)
    }

    /// Reads a whole text and ignores blanks around it.
    public static func parse(_ text: String) throws(StampFlaw) -> Reading {
        let bytes = Array(text.utf8)
        let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
        guard let first = bytes.firstIndex(where: { !isBlank($0) }),
            let last = bytes.lastIndex(where: { !isBlank($0) })
        else { throw .unreadable }
        return try parse(bytes, in: first..<last + 1)
    }

    /// Reads the bytes of a range, which holds the time and nothing else.
    public static func parse(
        _ bytes: [UInt8], in range: Range<Int>
    ) throws(StampFlaw) -> Reading {
        var cursor = StampCursor(bytes: bytes, range: range)
        let (year, month, day) = try date(&cursor)
        guard (1970...2199).contains(year) else { throw .implausibleYear }
        let (hour, minute, second) = try time(&cursor)
        guard
            let civil = CivilTime(
                year: year, month: month, day: day, hour: hour, minute: minute, second: second)
        else { throw .impossible }
        guard let offset = try offsetSeconds(&cursor) else { return .local(civil) }
        return .instant(Instant(secondsSinceEpoch: civil.secondsAsIfUTC - offset))
    }

    private static func date(
        _ cursor: inout StampCursor
    ) throws(StampFlaw) -> (year: Int, month: Int, day: Int) {
        let (first, width) = cursor.number(upTo: 8)
        switch (width, cursor.peek) {
        case (4, UInt8(ascii: "-")), (4, UInt8(ascii: "/")):
            let separator = cursor.peek
            cursor.skip()
            let month = cursor.number(upTo: 2)
            guard month.width > 0, cursor.take(separator) else { throw .unreadable }
            let day = cursor.number(upTo: 2)
            guard day.width > 0 else { throw .unreadable }
            return (first, month.value, day.value)
        case (1...2, UInt8(ascii: ".")):
            cursor.skip()
            let month = cursor.number(upTo: 2)
            guard month.width > 0, cursor.take(UInt8(ascii: ".")) else {
                throw cursor.isAtEnd ? .bareNumber : .unreadable
            }
            let year = cursor.number(upTo: 4)
            guard year.width == 4 else { throw .implausibleYear }
            return (year.value, month.value, first)
        case (1...2, UInt8(ascii: "/")):
            throw .ambiguousDate
        case (8, UInt8(ascii: "T")), (8, UInt8(ascii: "t")):
            return (first / 10_000, first / 100 % 100, first % 100)
        default:
            throw cursor.isNumeric ? .bareNumber : .unreadable
        }
    }

    private static func time(
        _ cursor: inout StampCursor
    ) throws(StampFlaw) -> (hour: Int, minute: Int, second: Int) {
        if cursor.isAtEnd { return (0, 0, 0) }
        guard cursor.takeAny(of: "Tt ") else { throw .unreadable }
        let hour = cursor.number(upTo: 4)
        if hour.width == 4 {
            // The basic form has no colons: 1800 or 180000.
            let second = cursor.number(upTo: 2)
            return (hour.value / 100, hour.value % 100, second.value)
        }
        guard (1...2).contains(hour.width), cursor.take(UInt8(ascii: ":")) else {
            throw .unreadable
        }
        let minute = cursor.number(upTo: 2)
        guard minute.width == 2 else { throw .unreadable }
        var second = 0
        if cursor.take(UInt8(ascii: ":")) {
            let read = cursor.number(upTo: 2)
            guard read.width == 2 else { throw .unreadable }
            second = read.value
            if cursor.takeAny(of: ".,") {
                guard cursor.skipDigits() > 0 else { throw .unreadable }
            }
        }
        return (hour.value, minute.value, second)
    }

    /// The written offset from UTC; nil if there is none.
    private static func offsetSeconds(_ cursor: inout StampCursor) throws(StampFlaw) -> Int? {
        if cursor.isAtEnd { return nil }
        if cursor.takeAny(of: "Zz") {
            guard cursor.isAtEnd else { throw .unreadable }
            return 0
        }
        let rest = cursor.rest.uppercased()
        if ["UTC", "GMT"].contains(rest.drop { $0 == " " }) { return 0 }
        if rest.hasSuffix("AM") || rest.hasSuffix("PM") { throw .twelveHourClock }
        _ = cursor.take(UInt8(ascii: " "))
        let sign = cursor.peek == UInt8(ascii: "-") ? -1 : 1
        guard cursor.takeAny(of: "+-") else { throw .unreadable }
        let hours = cursor.number(upTo: 2)
        guard hours.width == 2 else { throw .unreadable }
        _ = cursor.take(UInt8(ascii: ":"))
        let minutes = cursor.number(upTo: 2)
        guard minutes.width != 1, cursor.isAtEnd, hours.value <= 14, minutes.value <= 59 else {
            throw .unreadable
        }
        return sign * (hours.value * 3600 + minutes.value * 60)
    }
}

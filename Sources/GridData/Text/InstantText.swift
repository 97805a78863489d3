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

/// A reading position in the bytes of one written time.
struct StampCursor {
    private let bytes: [UInt8]
    private let end: Int
    private var position: Int

    /// Creates a position at the start of the range.
    init(bytes: [UInt8], range: Range<Int>) {
        self.bytes = bytes
        position = range.lowerBound
        end = range.upperBound
    }

    /// Whether everything has been read.
    var isAtEnd: Bool { position >= end }

    /// The next byte; 0 at the end.
    var peek: UInt8 { position < end ? bytes[position] : 0 }

    /// What has not been read yet.
    var rest: String { String(decoding: bytes[min(position, end)..<end], as: UTF8.self) }

    /// Whether what is left could belong to a plain number.
    var isNumeric: Bool {
        bytes[min(position, end)..<end].allSatisfy { (48...57).contains($0) || $0 == 46 }
    }

    /// Skips one byte.
    mutating func skip() { position += 1 }

    /// Skips a byte if it is the next one.
    mutating func take(_ byte: UInt8) -> Bool {
        guard peek == byte, position < end else { return false }
        position += 1
        return true
    }

    /// Skips the next byte if it is one of these characters.
    mutating func takeAny(of characters: StaticString) -> Bool {
        let next = peek
        guard position < end else { return false }
        let isListed = characters.withUTF8Buffer { $0.contains(next) }
        if isListed { position += 1 }
        return isListed
    }

    /// Reads digits, up to a width; the width returned is 0 if there are none.
    mutating func number(upTo width: Int) -> (value: Int, width: Int) {
        var value = 0
        var count = 0
        while count < width, position < end {
            let digit = bytes[position] &- 48
            guard digit < 10 else { break }
            value = value * 10 + Int(digit)
            position += 1
            count += 1
        }
        return (value, count)
    }

    /// Skips all digits that follow and counts them.
    mutating func skipDigits() -> Int {
        let from = position
        while position < end, bytes[position] &- 48 < 10 { position += 1 }
        return position - from
    }
}

/// Why a text is not a time.
public struct StampFlaw: Error, Equatable, Sendable {
    /// What is wrong, to be read after the text: `is a bare number`.
    public let reason: String
    /// What should be there instead.
    public let expected: String

    /// Creates a flaw from its parts.
    public init(reason: String, expected: String) {
        self.reason = reason
        self.expected = expected
    }

    /// Not a known form of writing a time.
    static let unreadable = StampFlaw(
        reason: "is not a time", expected: "a time such as 2026-01-31T18:00Z")

    /// A date such as 03/04/2022.
    static let ambiguousDate = StampFlaw(
        reason: "may mean day/month or month/day",
        expected: "the year first, such as 2026-01-31 18:00, or 31.01.2026 18:00")

    /// A date or hour that does not exist.
    static let impossible = StampFlaw(
        reason: "is a day or an hour that no calendar has",
        expected: "hours 00 to 23 of a day that exists")

    /// A year that is in no record of a power grid.
    static let implausibleYear = StampFlaw(
        reason: "lies outside the years 1970 to 2199", expected: "a year of four digits")

    /// Seconds since an epoch, or a spreadsheet's day number.
    static let bareNumber = StampFlaw(
        reason: "is a bare number, not a time",
        expected: "a time such as 2026-01-31T18:00Z, or a header that says unix or epoch")

    /// 06:00 PM.
    static let twelveHourClock = StampFlaw(
        reason: "is on a 12-hour clock", expected: "hours 00 to 23, such as 2026-01-31 18:00")
}

/// Tells whether a written time has an offset other than UTC's.
enum StampOffset {
    /// Whether the text ends in an offset such as `+02:00`; `Z` and `+00:00` are UTC's.
    static func isForeign(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        // A date takes ten bytes, so a sign after it can only begin an offset.
        let tail = max(range.upperBound - 6, range.lowerBound + 10)
        guard tail < range.upperBound,
            let sign = bytes[tail..<range.upperBound].firstIndex(where: {
                $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-")
            })
        else { return false }
        return bytes[sign..<range.upperBound].contains { (49...57).contains($0) }
    }
}

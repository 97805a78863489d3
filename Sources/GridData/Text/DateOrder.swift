/// The order in which a date's numbers are written; the raw value is the name that people type.
public enum DateOrder: String, CaseIterable, Sendable {
    /// 31/01/2026.
    case dayMonthYear = "dmy"
    /// 01/31/2026.
    case monthDayYear = "mdy"
    /// 26/01/31; four digits of the year say it by themselves.
    case yearMonthDay = "ymd"
}

/// Finds the order of a date's numbers in what a whole column holds.
struct DateOrderEvidence {
    /// How many dates each order cannot be the order of.
    private var refutations: [DateOrder: Int] = [:]
    private var firsts: Set<Int> = []
    private var thirds: Set<Int> = []
    private var hasShortYears = false
    private var hasPoints = false
    /// The line and the text of the first date.
    private(set) var first: (line: Int, text: String)?

    /// Notes a date such as `05/13/2024`; other texts say nothing.
    mutating func note(_ bytes: [UInt8], _ range: Range<Int>, line: Int) {
        guard let (numbers, sign) = Self.numbers(bytes, range) else { return }
        if first == nil { first = (line, FieldText.decode(bytes, range)) }
        hasPoints = hasPoints || sign == UInt8(ascii: ".")
        hasShortYears = hasShortYears || numbers[2].width == 2
        firsts.insert(numbers[0].value)
        thirds.insert(numbers[2].value)
        let values = numbers.map(\.value)
        if values[0] > 31 || values[1] > 12 { refutations[.dayMonthYear, default: 0] += 1 }
        if values[0] > 12 || values[1] > 31 { refutations[.monthDayYear, default: 0] += 1 }
        if values[1] > 12 || values[2] > 31 { refutations[.yearMonthDay, default: 0] += 1 }
    }

    /// Whether there is any date whose order matters.
    var isAny: Bool { first != nil }

    /// The orders that may be meant.
    private var candidates: [DateOrder] {
        // Days change more than years do, so that a short year in front has fewer values.
        hasShortYears && thirds.count > firsts.count
            ? [.dayMonthYear, .monthDayYear, .yearMonthDay] : [.dayMonthYear, .monthDayYear]
    }

    /// The orders that the fewest dates refute.
    var best: [DateOrder] {
        let least = candidates.map { refutations[$0, default: 0] }.min() ?? 0
        return candidates.filter { refutations[$0, default: 0] == least }
    }

    /// The only order that fits best; nil if nothing shows it.
    var order: DateOrder? {
        let best = best
        if best.count == 1 { return best[0] }
        // Points are European.
        return hasPoints && best.contains(.dayMonthYear) ? .dayMonthYear : nil
    }

    /// The numbers of a date that does not begin with a year of four digits.
    private static func numbers(
        _ bytes: [UInt8], _ range: Range<Int>
    ) -> (numbers: [(value: Int, width: Int)], sign: UInt8)? {
        var cursor = StampCursor(bytes: bytes, range: range)
        let first = cursor.number(upTo: 4)
        let sign = cursor.peek
        guard (1...2).contains(first.width), cursor.takeAny(of: "/.-") else { return nil }
        let second = cursor.number(upTo: 4)
        guard (1...2).contains(second.width), cursor.take(sign) else { return nil }
        let third = cursor.number(upTo: 4)
        guard third.width == 2 || third.width == 4 else { return nil }
        return ([first, second, third], sign)
    }
}

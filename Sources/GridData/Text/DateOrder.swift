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

/// The names of months and days in the languages of exports, in full or cut short.
enum CalendarWords {
    private static let months: [[String]] = [
        ["january", "januar", "jänner", "janvier", "enero", "gennaio", "januari"],
        ["february", "februar", "février", "fevrier", "febrero", "febbraio", "februari"],
        ["march", "märz", "maerz", "mrz", "mars", "marzo", "maart", "mrt"],
        ["april", "avril", "abril", "aprile"],
        ["may", "mai", "mayo", "maggio", "mei"],
        ["june", "juni", "juin", "junio", "giugno"],
        ["july", "juli", "juillet", "julio", "luglio"],
        ["august", "août", "aout", "agosto", "augustus"],
        ["september", "septembre", "septiembre", "settembre"],
        ["october", "oktober", "octobre", "octubre", "ottobre"],
        ["november", "novembre", "noviembre"],
        ["december", "dezember", "décembre", "decembre", "diciembre", "dicembre"],
    ]
    private static let days = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "montag",
        "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag",
    ]

    /// The month that a word in lower case names, from 1; nil if it names none, or may be two.
    static func month(_ word: String) -> Int? {
        guard word.count >= 3 else { return nil }
        let named = months.indices.filter { index in
            months[index].contains { $0.hasPrefix(word) }
        }
        return named.count == 1 ? named[0] + 1 : nil
    }

    /// Whether a word in lower case is a day of the week.
    static func isDay(_ word: String) -> Bool {
        word.count >= 2 && days.contains { $0.hasPrefix(word) }
    }

    /// The offset of a zone that is written as letters, in seconds: those of RFC 2822 and the
    /// European ones.
    static func offsetSeconds(ofZone word: String) -> Int? {
        let hours: [String: Int] = [
            "z": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 1, "cet": 1, "mez": 1, "cest": 2,
            "mesz": 2, "eet": 2, "eest": 3, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7,
            "mdt": -6, "pst": -8, "pdt": -7,
        ]
        return hours[word].map { $0 * 3600 }
    }
}

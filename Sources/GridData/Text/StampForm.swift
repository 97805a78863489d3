import SolsticeDomain
import SolsticeJSON

/// How the fields of a column of times are read.
struct StampForm {
    /// Whether bare numbers count seconds since 1970, or thousandths or less.
    let isEpoch: Bool
    /// What stamps without an offset are ahead of UTC, in seconds; nil for a local clock.
    let offsetSeconds: Int?
    /// The order of a date's numbers, if the file shows it or an option says it.
    let order: DateOrder?
    /// Whether a text holds the beginning and the end of an interval, of which the first counts.
    let isInterval: Bool
    /// Whether the last day of a month stands for the month, which begins on its first.
    let isLastDayOfMonth: Bool

    /// Reads a field; a local stamp is returned as if its clock showed UTC.
    func read(
        _ bytes: [UInt8], _ range: Range<Int>
    ) throws(StampFlaw) -> (second: Int, isLocal: Bool) {
        if isEpoch || Self.looksLikeEpoch(bytes, range) {
            return (try Self.epochSecond(bytes, range), false)
        }
        // Millions of stamps are in the common forms, of which only that with points has an order.
        if order != .monthDayYear, !isInterval,
            let reading = try? InstantText.parse(bytes, in: range)
        {
            switch reading {
            case .instant(let instant): return (instant.secondsSinceEpoch, false)
            case .local(let civil): return resolved(civil)
            }
        }
        return try read(FieldText.decode(bytes, range))
    }

    /// Reads a text, which may be joined from several columns.
    func read(_ text: String) throws(StampFlaw) -> (second: Int, isLocal: Bool) {
        let start = isInterval ? StampText.interval(text)?.start : nil
        let reading = try StampText.read(start ?? text, order: order)
        guard let offset = reading.offsetSeconds else { return resolved(reading.civil) }
        return (reading.civil.secondsAsIfUTC - offset, false)
    }

    private func resolved(_ civil: CivilTime) -> (second: Int, isLocal: Bool) {
        let second = civil.secondsAsIfUTC - (isLastDayOfMonth ? (civil.day - 1) * 86_400 : 0)
        guard let offsetSeconds else { return (second, true) }
        return (second - offsetSeconds, false)
    }

    /// Whether the digits count seconds since 1970, or thousandths or less; a date without
    /// separators, such as 202401311800, begins with another digit or has another length.
    static func looksLikeEpoch(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        guard range.count >= 10, bytes[range].first == UInt8(ascii: "1") else { return false }
        let isDigit = { (byte: UInt8) in byte &- 48 < 10 }
        let whole = bytes[range].prefix(while: isDigit)
        guard [10, 13, 16, 19].contains(whole.count) else { return false }
        let rest = bytes[whole.endIndex..<range.upperBound]
        guard let sign = rest.first else { return true }
        return (sign == UInt8(ascii: ".") || sign == UInt8(ascii: ","))
            && rest.dropFirst().allSatisfy(isDigit)
    }

    /// Seconds, milliseconds, microseconds or nanoseconds since 1970, distinguished by their size.
    private static func epochSecond(
        _ bytes: [UInt8], _ range: Range<Int>
    ) throws(StampFlaw) -> Int {
        var sign: UInt8 = 0
        guard let number = try? DecimalText.parse(bytes, range, sign: &sign) else {
            throw StampFlaw(reason: "is not a number", expected: "seconds since 1970")
        }
        guard number >= 0 else { throw .implausibleYear }
        var seconds = number
        while seconds >= 100_000_000_000 { seconds /= 1000 }
        guard seconds < 7_258_118_400 else { throw .implausibleYear }
        return Int(seconds)
    }
}

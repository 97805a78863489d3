import SolsticeDomain
import SolsticeJSON

/// The columns that a stamp stands in: one, a date and a time of day, or a year, a month and more.
/// What their values are decides, rather than what they are called.
struct StampParts {
    let parts: [StampColumn.Part]

    init(_ chosen: TableColumns.Column, _ columns: TableColumns) {
        let stamp = Self.dateAndTime(chosen, columns)
        let isComplete = columns.sample[chosen.index].contains {
            (try? StampText.read($0, order: .dayMonthYear))?.offsetSeconds != nil
        }
        let offset = columns.all(.offset).first { column in
            let texts = columns.sample[column.index]
            return !texts.isEmpty && texts.allSatisfy { $0.first.map("+-".contains) == true }
        }
        guard let offset, !isComplete else {
            parts = stamp
            return
        }
        parts = stamp + [StampColumn.Part(offset, .offset)]
    }

    private static func dateAndTime(
        _ chosen: TableColumns.Column, _ columns: TableColumns
    ) -> [StampColumn.Part] {
        let sample = columns.sample
        let stamps = columns.all(.stamp).sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }
        let others = stamps.filter { $0.index != chosen.index }
        let isClock = { (column: TableColumns.Column) in sample.kind(column.index) == .timeOfDay }
        let isDate = { (column: TableColumns.Column) in sample.kind(column.index) == .date }
        if let parts = calendar(stamps, sample) { return parts }
        if isClock(chosen) {
            // The date is recognised even under a name that says nothing.
            let date = others.first(where: isDate) ?? columns.everyColumn.first(where: isDate)
            guard let date else { return [StampColumn.Part(chosen, .whole)] }
            return pair(date, chosen)
        }
        let alone = [StampColumn.Part(chosen, .whole)]
        guard isDate(chosen) else { return alone }
        let ends = columns.all(.stampEnd).map(\.index)
        let nameless = columns.everyColumn.filter { isClock($0) && !ends.contains($0.index) }
        if let clock = others.first(where: isClock) ?? (nameless.count == 1 ? nameless[0] : nil) {
            return pair(chosen, clock)
        }
        guard let hour = others.lazy.compactMap({ hours($0, sample) }).first else { return alone }
        return [StampColumn.Part(chosen, .date), hour]
    }

    private static func pair(
        _ date: TableColumns.Column, _ clock: TableColumns.Column
    ) -> [StampColumn.Part] {
        [StampColumn.Part(date, .date), StampColumn.Part(clock, .timeOfDay)]
    }

    /// A column of whole hours; where they run from 1 to 24, the first is that from midnight.
    private static func hours(
        _ column: TableColumns.Column, _ sample: TableSample
    ) -> StampColumn.Part? {
        let names = [" hour ", " hr ", " stunde ", " heure ", " hora ", " ora "]
        guard names.contains(where: column.plain.contains),
            let numbers = sample.wholeNumbers(column.index),
            numbers.allSatisfy((0...24).contains)
        else { return nil }
        let isCounted = numbers.contains(24) && !numbers.contains(0)
        return StampColumn.Part(column, .hour(first: isCounted ? 1 : 0))
    }

    /// Columns of years and months, perhaps of days and hours; nil if there are none.
    private static func calendar(
        _ stamps: [TableColumns.Column], _ sample: TableSample
    ) -> [StampColumn.Part]? {
        func column(_ range: ClosedRange<Int>, _ names: [String]) -> TableColumns.Column? {
            stamps.first { column in
                names.contains(where: column.plain.contains)
                    && sample.wholeNumbers(column.index)?.allSatisfy(range.contains) == true
            }
        }
        let years = [" year ", " jahr ", " année ", " año ", " anno ", " jaar "]
        guard let year = column(1970...2199, years) else { return nil }
        let months = [" month ", " monat ", " mois ", " mes ", " mese ", " maand "]
        let named = stamps.first { column in
            months.contains(where: column.plain.contains) && !sample[column.index].isEmpty
                && sample[column.index].allSatisfy {
                    CalendarWords.month($0.lowercased().filter { $0 != "." }) != nil
                }
        }
        guard let month = column(1...12, months) ?? named else { return nil }
        var parts = [
            StampColumn.Part(year, .year), StampColumn.Part(month, .month),
        ]
        let days = [" day ", " tag ", " jour ", " día ", " giorno ", " dag "]
        guard let day = column(1...31, days) else { return parts }
        parts.append(StampColumn.Part(day, .day))
        let clock = stamps.first { sample.kind($0.index) == .timeOfDay }
        if let clock {
            parts.append(StampColumn.Part(clock, .timeOfDay))
        } else if let hour = stamps.lazy.compactMap({ hours($0, sample) }).first {
            parts.append(hour)
        }
        return parts
    }
}

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

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

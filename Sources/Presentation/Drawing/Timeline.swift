internal import SolsticeDomain

/// A horizon divided into equal columns, each a round number of minutes, hours or days.
struct Timeline {
    let horizon: TimeWindow
    let secondsPerColumn: Int
    let columnCount: Int

    private static let roundSeconds = [
        300, 600, 900, 1200, 1800, 3600, 7200, 10_800, 14_400, 21_600, 28_800, 43_200, 86_400,
        172_800, 604_800, 1_209_600, 2_592_000,
    ]

    /// The finest division into at most this many columns.
    init(_ horizon: TimeWindow, columns: Int) {
        self.horizon = horizon
        let length = max(1, horizon.length.seconds)
        let fitting = Self.roundSeconds.first { (length + $0 - 1) / $0 <= columns }
        secondsPerColumn = fitting ?? (length + columns - 1) / columns
        columnCount = (length + secondsPerColumn - 1) / secondsPerColumn
    }

    /// The column that contains a moment; it may lie outside.
    func column(of instant: Instant) -> Int {
        let seconds = (instant - horizon.start).seconds
        return seconds >= 0 ? seconds / secondsPerColumn : -1
    }

    /// The columns that a window touches; nil if it lies outside the horizon.
    func columns(of window: TimeWindow) -> Range<Int>? {
        guard let inside = horizon.intersection(window) else { return nil }
        let last = (inside.end - horizon.start).seconds - 1
        return column(of: inside.start)..<last / secondsPerColumn + 1
    }

    /// The time-weighted means of the known values in each column; nil if there are none.
    func means(of pieces: [RegionOutlook.Piece]) -> [BandChart.Column?] {
        let low = means(pieces.map { ($0.window, $0.rateP10?.gramsPerITKWh) })
        let high = means(pieces.map { ($0.window, $0.rateP90?.gramsPerITKWh) })
        return means(pieces.map { ($0.window, $0.rate?.gramsPerITKWh) }).enumerated().map {
            column, value in
            value.map { BandChart.Column(value: $0, low: low[column], high: high[column]) }
        }
    }

    private func means(_ pieces: [(window: TimeWindow, value: Double?)]) -> [Double?] {
        var sums = [Double](repeating: 0, count: columnCount)
        var weights = sums
        for piece in pieces {
            guard let value = piece.value, let touched = columns(of: piece.window) else { continue }
            for column in touched {
                let start = horizon.start + TimeSpan(seconds: column * secondsPerColumn)
                let part = TimeWindow(start: start, length: TimeSpan(seconds: secondsPerColumn))
                let hours = part.intersection(piece.window)?.length.hours ?? 0
                sums[column] += value * hours
                weights[column] += hours
            }
        }
        return zip(sums, weights).map { $1 > 0 ? $0 / $1 : nil }
    }
}

extension Timeline {
    /// A line of `│Sat │Sun` under the columns: days, Mondays or months, whichever leaves room for
    /// their names, plus noons if a day is wide and quarters of a day if it is wider.
    ///
    /// The name of the first column precedes them if there is room.
    func dayMarks(_ clock: LocalClock, start: String? = nil) -> String {
        let perDay = 86_400 / Double(secondsPerColumn)
        var line = [Character](repeating: " ", count: columnCount)
        var free = 0
        let days = ticks(clock, columnsPerDay: perDay)
        let begin = start.flatMap { name in
            days.first.map { column(of: $0.at) > name.count + 1 } == false
                ? nil : (at: horizon.start, label: name)
        }
        for (instant, label) in (begin.map { [$0] } ?? []) + days {
            let text = Array("│" + label)
            let column = column(of: instant)
            guard column >= free, column + text.count <= columnCount else { continue }
            line.replaceSubrange(column..<column + text.count, with: text)
            free = column + text.count + 1
        }
        return String(line)
    }

    private func ticks(
        _ clock: LocalClock, columnsPerDay: Double
    ) -> [(at: Instant, label: String)] {
        let first = clock.civilTime(at: horizon.start)
        let start = first.secondsAsIfUTC - first.secondOfDay
        let step = columnsPerDay >= 28 ? 21_600 : columnsPerDay >= 16 ? 43_200 : 86_400
        let local = stride(from: start, through: start + horizon.length.seconds + 90_000, by: step)
        return local.compactMap { seconds in
            let civil = CivilTime(secondsAsIfUTC: seconds)
            guard let label = label(civil, columnsPerDay: columnsPerDay) else { return nil }
            switch clock.reading(civil) {
            case .unique(let instant), .ambiguous(let instant, _):
                return instant >= horizon.start ? (instant, label) : nil
            case .skipped: return nil
            }
        }
    }

    private func label(_ civil: CivilTime, columnsPerDay: Double) -> String? {
        let month = CalendarNames.months[civil.month - 1]
        if civil.hour != 0 { return CalendarNames.hour(civil.hour) }
        if columnsPerDay >= 8 { return "\(CalendarNames.weekdays[civil.weekday]) \(civil.day)" }
        if columnsPerDay >= 5 { return CalendarNames.weekdays[civil.weekday] }
        if columnsPerDay * 7 >= 8 { return civil.weekday == 0 ? "\(civil.day) \(month)" : nil }
        return civil.day == 1 ? month : nil
    }
}

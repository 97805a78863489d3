internal import SolsticeDomain

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

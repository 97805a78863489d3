import Glibc
public import SolsticeDomain

/// What all forecasts of daily levels for a period share: for each hour its local day and its ratio
/// to the level of its week.
public struct LevelTable: Sendable {
    let firstHour: Int
    let days: [Int]
    /// By hour: its usual value over the mean of the seven days around it.
    let shares: [Double]

    init(model: SeriesModel, hours: Range<Int>) {
        firstHour = hours.lowerBound
        // Three days and the rest of one on either side.
        let margin = 4 * 24
        let places = CalendarPlace.places(
            from: hours.lowerBound - margin, count: hours.count + 2 * margin, clock: model.clock)
        let habits = places.map { exp(model.climatology.habit(at: $0)) }
        var sums: [Int: (sum: Double, count: Int)] = [:]
        for (place, habit) in zip(places, habits) {
            let before = sums[place.day] ?? (0, 0)
            sums[place.day] = (before.sum + habit, before.count + 1)
        }
        let inside = margin..<margin + hours.count
        days = places[inside].map(\.day)
        var means: [Int: Double] = [:]
        for day in Set(days) {
            let week = (day - 3...day + 3).compactMap { sums[$0] }
            means[day] =
                week.reduce(0) { $0 + $1.sum } / Double(max(1, week.reduce(0) { $0 + $1.count }))
        }
        shares = inside.map { habits[$0] / (means[places[$0].day] ?? 1) }
    }
}

extension SeriesModel {
    /// What forecasts of daily levels into a window share.
    public func levelTable(over window: TimeWindow) -> LevelTable {
        let first = HourlyValues.hour(of: window.start.secondsSinceEpoch)
        let end = HourlyValues.hour(of: window.end.secondsSinceEpoch - 1) + 1
        return LevelTable(model: self, hours: first..<max(first, end))
    }

    /// How multi-week jobs with months of slack wait for a season of this quantity.
    public var seasonalWait: SeasonalWait { fit.course.wait }
}

extension SeriesState {
    /// Writes the values expected from daily levels, from a moment to the end of `result`, in the
    /// quantity's unit. The table must cover them.
    ///
    /// The level of the last month is assumed to stay and the season to recur as far as it did;
    /// what the newest days add to both fades within a fortnight.
    public func writeLevels(
        from start: Instant, table: LevelTable, into result: UnsafeMutableBufferPointer<Double>
    ) {
        let first = HourlyValues.hour(of: start.secondsSinceEpoch) - table.firstHour
        var day = Int.min
        var level = 0.0
        for index in result.indices {
            if table.days[first + index] != day {
                day = table.days[first + index]
                level = exp(self.level(ofDay: day))
            }
            result[index] = level * table.shares[first + index]
        }
    }

    /// The expected logarithm of a day's mean, corrected for the mean of a lognormal.
    private func level(ofDay day: Int) -> Double {
        let course = model.fit.course
        let share = levels.seasonShare
        func beyondSeason(_ part: KeyPath<LevelState.Course, Double>) -> Double {
            levels.level[keyPath: part] - share * levels.season[keyPath: part]
        }
        let month = beyondSeason(\.month)
        let days = beyondSeason(\.days)
        let newest = beyondSeason(\.newest)
        let lead = Double(max(1, levels.day.map { day - $0 } ?? 1))
        let news =
            (newest - days) * exp(-lead / Self.newestDays) + (days - month)
            * exp(-lead / Self.recentDays)
        return course.mean + course.halfVariance + share * course.season(ofDay: day) + month
            + Self.newsShare * news
    }

    private static let newsShare = 0.9
    private static let newestDays = 2.1
    private static let recentDays = 5.0
}

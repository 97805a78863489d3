#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif
import SolsticeDomain

/// The logarithms of a history's daily means, by local day, with the season shown by days at the
/// same time of the year.
struct DailyLevels {
    /// Standard deviation of the kernel over the days of the year.
    private static let kernelDays = 22.0
    /// A season shrinks towards the mean of the whole year, which counts as this many days.
    static let priorDays = 6.0
    /// Days closer than this belong to the same season.
    private static let sameSeasonDays = 182

    /// The first local day, counted from the epoch.
    let firstDay: Int
    /// By day; NaN for an unknown day.
    let levels: [Double]
    /// The mean over the known days.
    let mean: Double
    /// The hours of the last, incomplete day.
    let rest: LocalDayMean
    /// By distance in days: the weight of one day in another's season.
    private let weights: [Double]

    /// The day after the last one.
    var endDay: Int { firstDay + levels.count }

    /// The days of a history.
    init(hours: HourlyValues, clock: LocalClock, floor: Double, ahead: Int) {
        var rest = LocalDayMean(nextHour: hours.firstHour)
        var days: [(day: Int, level: Double)] = []
        for index in hours.values.indices {
            let hour = hours.firstHour + index
            if let known = rest.add(hours.values[index], hour: hour, clock: clock, floor: floor) {
                days.append(known)
            }
        }
        self.rest = rest
        let first = days.first?.day ?? CalendarPlace(hour: hours.endHour, clock: clock).day
        var levels = [Double](repeating: .nan, count: days.last.map { $0.day - first + 1 } ?? 0)
        for (day, level) in days { levels[day - first] = level }
        firstDay = first
        self.levels = levels
        mean =
            days.isEmpty
            ? Self.overall(hours.values, floor: floor)
            : days.reduce(0) { $0 + $1.level } / Double(days.count)
        weights = (0..<levels.count + ahead).map { apart in
            let years = Double(apart) / CalendarPlace.yearDays
            let distance = CalendarPlace.distanceDays(years - years.rounded(.down), 0)
            let deviations = distance / Self.kernelDays
            return deviations < 3 ? exp(-0.5 * deviations * deviations) : 0
        }
    }

    /// A history too short for a full day still has a level.
    private static func overall(_ values: [Double], floor: Double) -> Double {
        let known = values.filter { !$0.isNaN }
        guard !known.isEmpty else { return 0 }
        return log(max(known.reduce(0, +) / Double(known.count), floor))
    }

    /// The deviation of a day's season from the mean.
    func season(ofDay day: Int) -> Double { estimate(day) { _ in true }.value }

    /// The same from days of other years alone; nil if they count less than the prior.
    func unseenSeason(ofDay day: Int) -> Double? {
        let estimate = estimate(day) { $0 > Self.sameSeasonDays }
        return estimate.weight >= Self.priorDays ? estimate.value : nil
    }

    private func estimate(
        _ day: Int, from isUsed: (Int) -> Bool
    ) -> (value: Double, weight: Double) {
        var sum = 0.0
        var weight = 0.0
        for index in levels.indices {
            let apart = abs(firstDay + index - day)
            guard weights[apart] > 0, !levels[index].isNaN, isUsed(apart) else { continue }
            sum += weights[apart] * (levels[index] - mean)
            weight += weights[apart]
        }
        return (sum / (weight + Self.priorDays), weight)
    }
}

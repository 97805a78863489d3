import Glibc
import SolsticeDomain

/// The season of a zone's daily means, and how far they deviate from it: the basis for planning
/// multi-week jobs with months of slack.
struct SeasonCourse: Equatable, Sendable {
    /// Seasons from other years are known for this many days after the fit; a model is fitted again
    /// long before.
    private static let unseenDays = 62
    private static let seasonDays = 366
    /// Only this many of the last days show how much of a season recurs.
    private static let shareDays = 400
    private static let leastWindows = 20
    private static let priorDeviation = 0.05

    /// The mean of the daily logarithms.
    let mean: Double
    /// The first day of the tables.
    let firstDay: Int
    /// For each day of the coming year: the season's deviation from the mean.
    private let season: [Double]
    /// For each of the coming days: the season from days of other years alone; infinite if they
    /// show none.
    private let unseen: [Double]
    /// How means over several days deviate from season and level.
    let wait: SeasonalWait
    /// Half the variance of a day relative to season and level.
    let halfVariance: Double
    /// What was known at the end of the history.
    let state: LevelState

    /// The course of a history.
    init(hours: HourlyValues, clock: LocalClock, floor: Double) {
        let days = DailyLevels(
            hours: hours, clock: clock, floor: floor,
            ahead: max(Self.seasonDays, Self.unseenDays) + 1)
        mean = days.mean
        firstDay = days.endDay
        season = (0..<Self.seasonDays).map { days.season(ofDay: days.endDay + $0) }
        unseen = (0..<Self.unseenDays).map {
            days.unseenSeason(ofDay: days.endDay + $0) ?? .infinity
        }
        let seasons = days.levels.indices.map { days.season(ofDay: days.firstDay + $0) }
        var state = LevelState(nextHour: hours.firstHour)
        for index in days.levels.indices where !days.levels[index].isNaN {
            let day = days.firstDay + index
            let counts = index >= days.levels.count - Self.shareDays
            state.observe(
                day: day, level: days.levels[index] - days.mean, season: seasons[index],
                unseen: counts ? days.unseenSeason(ofDay: day) : nil)
        }
        state.goOn(from: days.rest)
        self.state = state
        let strays = zip(days.levels, seasons).map { $0 - days.mean - $1 }
        let usual = Self.usual(strays)
        wait = SeasonalWait(
            deviations: SeasonalWait.lengthDays.map { Self.deviation(strays, usual, days: $0) })
        let single = Self.errors(strays, usual, days: 1)
        halfVariance =
            single.isEmpty ? 0 : 0.5 * single.reduce(0) { $0 + $1 * $1 } / Double(single.count)
    }

    /// The season of a day from ``firstDay`` on.
    func season(ofDay day: Int) -> Double {
        let years = Double(day - firstDay) / CalendarPlace.yearDays
        let place = (years - years.rounded(.down)) * CalendarPlace.yearDays
        return season[min(Self.seasonDays - 1, Int(place.rounded()))]
    }

    /// The season of a day from other years; nil if they show none.
    func unseenSeason(ofDay day: Int) -> Double? {
        let index = day - firstDay
        guard unseen.indices.contains(index), unseen[index] < .infinity else { return nil }
        return unseen[index]
    }

    /// The level before each day: the month's exponentially weighted mean.
    private static func usual(_ strays: [Double]) -> [Double] {
        var month = 0.0
        return strays.map { stray in
            defer { if !stray.isNaN { month += (stray - month) / 30 } }
            return month
        }
    }

    private static func errors(_ strays: [Double], _ usual: [Double], days: Int) -> [Double] {
        guard strays.count >= days else { return [] }
        return (0...strays.count - days).compactMap { first in
            let mean = strays[first..<first + days].reduce(0, +) / Double(days)
            return mean.isNaN ? nil : mean - usual[first]
        }
    }

    private static func deviation(_ strays: [Double], _ usual: [Double], days: Int) -> Double {
        let errors = errors(strays, usual, days: days)
        guard errors.count >= leastWindows else { return priorDeviation }
        let mean = errors.reduce(0, +) / Double(errors.count)
        let square = errors.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return (square / Double(errors.count)).squareRoot()
    }

    /// All its parts as plain numbers.
    var numbers: [Double] {
        [mean, Double(firstDay)] + season + unseen + wait.deviations + [halfVariance]
            + state.numbers
    }

    /// Decodes the course from numbers.
    init?(_ reader: inout NumberReader) {
        guard let head = reader.next(2), let season = reader.next(Self.seasonDays),
            let unseen = reader.next(Self.unseenDays),
            let deviations = reader.next(SeasonalWait.lengthDays.count),
            let halfVariance = reader.next(), let state = LevelState(&reader)
        else { return nil }
        mean = head[0]
        firstDay = Int(head[1])
        (self.season, self.unseen) = (season, unseen)
        wait = SeasonalWait(deviations: deviations)
        self.halfVariance = halfVariance
        self.state = state
    }
}

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

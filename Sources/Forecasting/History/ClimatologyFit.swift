#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// How far a season seen in one year is expected to come again.
public enum SeasonTrust: String, Sendable {
    /// As far as it repeated itself over the years there are: one year cannot tell a season from
    /// that year's weather, fuel prices and outages. For carbon intensity.
    case byRepetition = "by-repetition"
    /// Wholly, as a season that is driven by temperature. For PUE.
    case full
}

/// Fits a climatology to a history, and says of each day of the history what a climatology that
/// had not seen the days around it would have expected.
struct ClimatologyFit {
    /// The usual values.
    private(set) var climatology = Climatology()
    /// For each hour of the history, the expectation without the days around it.
    private(set) var unseen: [Double] = []

    /// Standard deviation of the kernel over the days of the year.
    private static let kernelDays = 22.0
    /// Days to either side that an expectation of a day must not have seen.
    private static let leftOutDays = 10
    /// So many days share one expectation.
    private static let sharingDays = 3
    /// A shape or season is drawn to that of the whole year as if so many days spoke for it.
    private static let priorDays = 6.0
    /// A weekday's own habit is drawn to that of all days as if so many weeks spoke for it.
    private static let priorWeeks = 6.0

    private let days: DayTable
    private let trust: SeasonTrust

    /// Fits the logarithms at their places; a gap is NaN.
    init(logarithms: [Double], places: [CalendarPlace], trust: SeasonTrust) {
        days = DayTable(values: logarithms, places: places)
        self.trust = trust
        guard days.knownDayCount > 0 else {
            unseen = logarithms
            return
        }
        fit()
        unseen = leftOut(places: places)
    }

    private mutating func fit() {
        climatology.week = days.weekHabit(priorWeeks: Self.priorWeeks)
        let table = days.subtracting(week: climatology.week)
        climatology.mean = table.mean
        let repetition = SeasonRepetition(table: table, kernelDays: Self.kernelDays)
        let share = trust == .full ? 1 : repetition.share
        for anchor in 0..<Climatology.anchorCount {
            let phase = Climatology.phase(ofAnchor: anchor)
            let estimate = table.estimate(
                around: phase, kernelDays: Self.kernelDays, priorDays: Self.priorDays)
            climatology.season[anchor] = share * (estimate.level - table.mean)
            for hour in 0..<24 { climatology.shape[anchor * 24 + hour] = estimate.shape[hour] }
        }
        seasonShare = share
    }

    /// How much of the season seen is expected to come again.
    private(set) var seasonShare = 0.0

    private func leftOut(places: [CalendarPlace]) -> [Double] {
        let table = days.subtracting(week: climatology.week)
        var expected = [Double](repeating: .nan, count: table.dayCount * 24)
        // Neighbouring days share an expectation that has not seen any of them.
        for first in stride(from: 0, to: table.dayCount, by: Self.sharingDays) {
            let days = first..<min(first + Self.sharingDays, table.dayCount)
            let out = first - Self.leftOutDays...days.upperBound - 1 + Self.leftOutDays
            let middle = days.lowerBound + days.count / 2
            let estimate = table.estimate(
                around: table.phases[middle], kernelDays: Self.kernelDays,
                priorDays: Self.priorDays, without: out)
            let level = table.mean + seasonShare * (estimate.level - table.mean)
            for day in days {
                for hour in 0..<24 { expected[day * 24 + hour] = level + estimate.shape[hour] }
            }
        }
        return places.map { place in
            expected[(place.day - table.firstDay) * 24 + place.hour]
                + climatology.week[place.weekday * 24 + place.hour]
        }
    }
}

import Glibc

/// The usual values of a zone, in logarithms: their mean, the season, the shape of the day in each
/// season, and the days of the week.
struct Climatology: Equatable, Sendable {
    /// Points in the year at which season and shape are known; they are interpolated in between.
    static let anchorCount = 53

    /// The mean of the logarithms.
    var mean = 0.0
    /// By anchor: the season's deviation from the mean, to the extent that it can be trusted.
    var season = [Double](repeating: 0, count: anchorCount)
    /// By anchor and local hour: the hour's deviation from its day.
    var shape = [Double](repeating: 0, count: anchorCount * 24)
    /// By weekday and local hour: the day's deviation from its week.
    var week = [Double](repeating: 0, count: 7 * 24)

    /// The phase of the year of an anchor.
    static func phase(ofAnchor anchor: Int) -> Double { Double(anchor) / Double(anchorCount) }

    /// The expected logarithm at a position.
    func value(at place: CalendarPlace) -> Double {
        mean + between(place) { season[$0] } + habit(at: place)
    }

    /// The deviation of the hour from its day plus that of the day from its week.
    func habit(at place: CalendarPlace) -> Double {
        between(place) { shape[$0 * 24 + place.hour] } + week[place.weekday * 24 + place.hour]
    }

    private func between(_ place: CalendarPlace, _ anchor: (Int) -> Double) -> Double {
        let position = place.yearPhase * Double(Self.anchorCount)
        let left = min(Int(position), Self.anchorCount - 1)
        let right = left + 1 == Self.anchorCount ? 0 : left + 1
        let part = position - Double(left)
        let here = anchor(left)
        return here + part * (anchor(right) - here)
    }
}

/// How far a season seen in one year is expected to recur.
public enum SeasonTrust: String, Sendable {
    /// As far as it recurred in the available years: a single year cannot separate season from
    /// weather, fuel prices and outages. For carbon intensity.
    case byRepetition = "by-repetition"
    /// Fully, as a season driven by temperature. For PUE.
    case full
}

/// Fits a climatology to a history, and computes for each day what a climatology fitted without the
/// days around it would have expected.
struct ClimatologyFit {
    /// The usual values.
    private(set) var climatology = Climatology()
    /// For each hour of the history, the expectation without the days around it.
    private(set) var unseen: [Double] = []

    /// Standard deviation of the kernel over the days of the year.
    private static let kernelDays = 22.0
    /// Days on either side that are left out of a day's expectation.
    private static let leftOutDays = 10
    /// The number of days that share one expectation.
    private static let sharingDays = 3
    /// Shapes and seasons shrink towards those of the whole year, which count as this many days.
    private static let priorDays = 6.0
    /// A weekday's own pattern shrinks towards that of all days, which counts as this many weeks.
    private static let priorWeeks = 6.0

    private let days: DayTable
    private let trust: SeasonTrust

    /// Fits logarithms at their positions; NaN marks a gap.
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

    /// How much of the observed season is expected to recur.
    private(set) var seasonShare = 0.0

    private func leftOut(places: [CalendarPlace]) -> [Double] {
        let table = days.subtracting(week: climatology.week)
        var expected = [Double](repeating: .nan, count: table.dayCount * 24)
        // Neighbouring days share an expectation fitted without any of them.
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

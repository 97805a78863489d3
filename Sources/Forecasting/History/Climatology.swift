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

/// What a zone's values are usually like, in logarithms: their mean, the season, the shape of the
/// day in each season, and the days of the week.
struct Climatology: Equatable, Sendable {
    /// Places in the year at which season and shape are known; between them they are interpolated.
    static let anchorCount = 53

    /// The mean of the logarithms.
    var mean = 0.0
    /// By anchor: how far the season lies from the mean, as far as it can be trusted.
    var season = [Double](repeating: 0, count: anchorCount)
    /// By anchor and local hour: how far the hour lies from its day.
    var shape = [Double](repeating: 0, count: anchorCount * 24)
    /// By weekday and local hour: how far the day lies from its week.
    var week = [Double](repeating: 0, count: 7 * 24)

    /// The phase of the year of an anchor.
    static func phase(ofAnchor anchor: Int) -> Double { Double(anchor) / Double(anchorCount) }

    /// The expected logarithm at a place.
    func value(at place: CalendarPlace) -> Double {
        mean + between(place) { season[$0] } + habit(at: place)
    }

    /// How far the hour of a place lies from its day and the day from its week.
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

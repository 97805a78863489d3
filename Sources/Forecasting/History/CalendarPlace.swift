import SolsticeDomain

/// The position of an hour in a zone's local day, week and year.
struct CalendarPlace: Sendable {
    /// Local days since the epoch.
    let day: Int
    /// Local hour of the day, 0 to 23.
    let hour: Int
    /// Day of the week, Monday 0 to Sunday 6.
    let weekday: Int
    /// The share of the year that has passed, 0 up to 1.
    let yearPhase: Double

    /// The position of the hour that starts this many hours after the epoch.
    init(hour hourSinceEpoch: Int, clock: LocalClock) {
        let instant = Instant(secondsSinceEpoch: hourSinceEpoch * 3600)
        let local = instant.secondsSinceEpoch + clock.offsetSeconds(at: instant)
        let localHour = HourlyValues.hour(of: local)
        day = localHour >= 0 ? localHour / 24 : (localHour - 23) / 24
        hour = localHour - day * 24
        weekday = ((day + 3) % 7 + 7) % 7
        let days = Double(day) + 0.5
        let years = days / Self.yearDays
        yearPhase = years - years.rounded(.down)
    }

    /// The mean Gregorian year; phases drift from the calendar by less than a day.
    static let yearDays = 365.2425

    /// The positions of consecutive hours.
    static func places(from firstHour: Int, count: Int, clock: LocalClock) -> [CalendarPlace] {
        (0..<count).map { CalendarPlace(hour: firstHour + $0, clock: clock) }
    }

    /// The distance between two phases of the year, in days.
    static func distanceDays(_ left: Double, _ right: Double) -> Double {
        let apart = abs(left - right)
        return min(apart, 1 - apart) * yearDays
    }
}

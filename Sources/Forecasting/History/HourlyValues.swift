import Glibc
import SolsticeDomain

/// A series as one number for each full hour of UTC, as used for fitting and replaying.
///
/// Shorter steps are averaged over the hour, longer ones fill their hours alike; an hour less than
/// half known is a gap.
struct HourlyValues: Sendable {
    /// The first hour, counted from the epoch.
    let firstHour: Int
    /// One value for each hour in the series' unit; NaN marks a gap.
    private(set) var values: [Double]

    /// The hour after the last one.
    var endHour: Int { firstHour + values.count }

    /// Creates hours from values.
    init(firstHour: Int, values: [Double]) {
        self.firstHour = firstHour
        self.values = values
    }

    /// The hours of a series, at most the last `limit`.
    init<Quantity>(_ series: Series<Quantity>, last limit: Int = .max) {
        self.init(breakpoints: series.breakpoints, rawValues: series.rawValues, last: limit)
    }

    private init(breakpoints: [Int], rawValues: [Double], last limit: Int) {
        guard let first = breakpoints.first, let last = breakpoints.last else {
            self.init(firstHour: 0, values: [])
            return
        }
        let end = Self.hour(of: last - 1) + 1
        let begin = max(Self.hour(of: first), limit < end ? end - limit : Int.min)
        var sums = [Double](repeating: 0, count: end - begin)
        var seconds = [Int](repeating: 0, count: end - begin)
        for index in rawValues.indices where !rawValues[index].isNaN {
            var second = max(breakpoints[index], begin * 3600)
            while second < breakpoints[index + 1] {
                let hour = Self.hour(of: second)
                let next = min(breakpoints[index + 1], (hour + 1) * 3600)
                sums[hour - begin] += rawValues[index] * Double(next - second)
                seconds[hour - begin] += next - second
                second = next
            }
        }
        let values = sums.indices.map { hour in
            seconds[hour] >= 1800 ? sums[hour] / Double(seconds[hour]) : .nan
        }
        self.init(firstHour: begin, values: values)
    }

    /// The hour, counted from the epoch, that contains a second.
    static func hour(of second: Int) -> Int {
        second >= 0 ? second / 3600 : (second - 3599) / 3600
    }

    /// Logarithms of the values, with values below `floor` raised to it.
    func logarithms(floor: Double) -> [Double] {
        values.map { $0.isNaN ? .nan : log(max($0, floor)) }
    }
}

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

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// What the newest hours of a history add to its climatology: means of the anomaly over the last
/// hours, day, days and month, and recent habits for each hour of the day.
///
/// Every part is an exponentially weighted mean that starts at zero, so a short history has little
/// effect. All are in logarithms.
struct RecentState: Equatable, Sendable {
    /// The number of parts that a forecast extrapolates.
    static let partCount = 7

    /// The hour after the last observed one, counted from the epoch; nil before any was.
    private(set) var endHour: Int?
    private var newest = 0.0
    private var hours = 0.0
    private var day = 0.0
    private var days = 0.0
    private var month = 0.0
    private var habitOfDays = [Double](repeating: 0, count: 24)
    private var habitOfWeeks = [Double](repeating: 0, count: 24)

    private static let hoursShare = 1.0 / 5
    private static let dayShare = 1.0 / 24
    private static let daysShare = 1.0 / 96
    private static let monthShare = 1.0 / 720
    private static let habitOfDaysShare = 0.3
    private static let habitOfWeeksShare = 0.05

    /// Nothing observed yet.
    init() {}

    /// Adds the anomaly of an hour, at its local hour of the day. Hours come in order.
    mutating func observe(_ anomaly: Double, hour: Int, localHour: Int) {
        if let endHour, hour > endHour { forget(hours: Double(hour - endHour)) }
        endHour = hour + 1
        let plain = anomaly - habitOfWeeks[localHour]
        newest = anomaly - habitOfDays[localHour]
        hours += Self.hoursShare * (newest - hours)
        day += Self.dayShare * (plain - day)
        days += Self.daysShare * (plain - days)
        month += Self.monthShare * (plain - month)
        habitOfWeeks[localHour] +=
            Self.habitOfWeeksShare * (anomaly - day - habitOfWeeks[localHour])
        habitOfDays[localHour] += Self.habitOfDaysShare * (anomaly - day - habitOfDays[localHour])
    }

    /// The parts for an hour of the day, in the order of ``CarryOver``'s weights.
    func write(into parts: UnsafeMutablePointer<Double>, localHour: Int) {
        parts[0] = newest - hours
        parts[1] = hours - day
        parts[2] = day - days
        parts[3] = days - month
        parts[4] = month
        parts[5] = habitOfDays[localHour] - habitOfWeeks[localHour]
        parts[6] = habitOfWeeks[localHour]
    }

    /// All its parts as plain numbers; the hour is NaN before any was observed.
    var numbers: [Double] {
        [endHour.map(Double.init) ?? .nan, newest, hours, day, days, month] + habitOfDays
            + habitOfWeeks
    }

    /// Decodes the state from numbers.
    init?(_ reader: inout NumberReader) {
        guard let six = reader.next(6), let ofDays = reader.next(24), let ofWeeks = reader.next(24)
        else { return nil }
        endHour = six[0].isNaN ? nil : Int(six[0])
        (newest, hours, day) = (six[1], six[2], six[3])
        (days, month) = (six[4], six[5])
        habitOfDays = ofDays
        habitOfWeeks = ofWeeks
    }

    /// Decays the observations before a gap, each part towards the slower one.
    private mutating func forget(hours gap: Double) {
        month *= exp(-gap / 1440)
        days = month + (days - month) * exp(-gap / 120)
        day = days + (day - days) * exp(-gap / 40)
        hours = day + (hours - day) * exp(-gap / 8)
        for hour in 0..<24 {
            let kept = exp(-gap / 1440)
            habitOfDays[hour] =
                habitOfWeeks[hour] * kept
                + (habitOfDays[hour] - habitOfWeeks[hour]) * exp(-gap / 72)
            habitOfWeeks[hour] *= kept
        }
    }
}

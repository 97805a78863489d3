#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif
import SolsticeDomain

/// The mean of a local day, updated hour by hour.
struct LocalDayMean: Equatable, Sendable {
    /// With fewer of its hours the daily pattern would be mistaken for its level.
    private static let leastHours = 20

    /// The next expected hour, counted from the epoch; hours before it are known.
    private(set) var nextHour: Int
    private var day = Int.min
    private var sum = 0.0
    private var count = 0

    /// The state before the first hour, which is `nextHour` or later.
    init(nextHour: Int) { self.nextHour = nextHour }

    /// Adds the value of an hour; returns a local day and the logarithm of its mean if that
    /// completes the day with enough hours. Hours come in chronological order.
    mutating func add(
        _ value: Double, hour: Int, clock: LocalClock, floor: Double
    ) -> (day: Int, level: Double)? {
        guard hour >= nextHour, !value.isNaN else { return nil }
        nextHour = hour + 1
        let today = CalendarPlace(hour: hour, clock: clock).day
        if today != day { (day, sum, count) = (today, 0, 0) }
        sum += value
        count += 1
        let isOver = CalendarPlace(hour: hour + 1, clock: clock).day != today
        guard isOver, count >= Self.leastHours else { return nil }
        return (today, log(max(sum / Double(count), floor)))
    }

    /// All its parts as plain numbers.
    var numbers: [Double] {
        [Double(nextHour), day == .min ? .nan : Double(day), sum, Double(count)]
    }

    /// Decodes the mean from numbers.
    init?(_ reader: inout NumberReader) {
        guard let four = reader.next(4) else { return nil }
        nextHour = Int(four[0])
        day = four[1].isNaN ? .min : Int(four[1])
        sum = four[2]
        count = Int(four[3])
    }
}

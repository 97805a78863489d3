#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif
import SolsticeDomain

/// The mean of a local day, of which hour after hour comes in.
struct LocalDayMean: Equatable, Sendable {
    /// With fewer of its hours the rhythm of the day would be taken for its level.
    private static let leastHours = 20

    /// The hour, counted from the epoch, that is expected next; hours before it are known.
    private(set) var nextHour: Int
    private var day = Int.min
    private var sum = 0.0
    private var count = 0

    /// Before the first hour, which is that one or a later one.
    init(nextHour: Int) { self.nextHour = nextHour }

    /// Takes in the value of an hour; a local day and the logarithm of its mean where one is over by
    /// that and known, in order of time.
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

    /// The mean that numbers were made from.
    init?(_ reader: inout NumberReader) {
        guard let four = reader.next(4) else { return nil }
        nextHour = Int(four[0])
        day = four[1].isNaN ? .min : Int(four[1])
        sum = four[2]
        count = Int(four[3])
    }
}

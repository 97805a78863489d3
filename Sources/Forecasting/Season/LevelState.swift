import Glibc
import SolsticeDomain

/// What the days of a history so far say about its season and its level, day by day.
struct LevelState: Equatable, Sendable {
    /// The newest value of a daily quantity and its exponentially weighted means. They start at
    /// zero, so that few days have little effect.
    struct Course: Equatable, Sendable {
        private(set) var newest = 0.0
        private(set) var days = 0.0
        private(set) var month = 0.0

        private static let daysShare = 1.0 / 4
        private static let monthShare = 1.0 / 30
        private static let fadingDays = 5.0

        init() {}

        init?(_ reader: inout NumberReader) {
            guard let three = reader.next(3) else { return nil }
            (newest, days, month) = (three[0], three[1], three[2])
        }

        mutating func observe(_ value: Double, afterGap gap: Int) {
            if gap > 0 { days = month + (days - month) * exp(-Double(gap) / Self.fadingDays) }
            newest = value
            days += Self.daysShare * (value - days)
            month += Self.monthShare * (value - month)
        }

        var numbers: [Double] { [newest, days, month] }
    }

    /// The last known local day; nil before any was.
    private(set) var day: Int?
    /// Levels relative to the mean of the history.
    private(set) var level = Course()
    /// The season of the same days.
    private(set) var season = Course()
    private var share = SeasonShare()
    private var today: LocalDayMean

    /// Before any day.
    init(nextHour: Int) { today = LocalDayMean(nextHour: nextHour) }

    /// How much of the observed season recurs.
    var seasonShare: Double { share.value }

    /// Observes a day: its level and its season relative to the mean, and its season from days of
    /// other years alone, if they show one.
    mutating func observe(day newDay: Int, level: Double, season: Double, unseen: Double?) {
        let gap = day.map { newDay - $0 - 1 } ?? 0
        self.level.observe(level, afterGap: gap)
        self.season.observe(season, afterGap: gap)
        share.age(days: gap + 1)
        if let unseen { share.observe(level: level, season: unseen) }
        day = newDay
    }

    /// Continues from the hours of an incomplete day.
    mutating func goOn(from rest: LocalDayMean) { today = rest }

    /// Observes the value of an hour in the history's unit.
    mutating func observe(
        _ value: Double, hour: Int, course: SeasonCourse, clock: LocalClock, floor: Double
    ) {
        guard let known = today.add(value, hour: hour, clock: clock, floor: floor) else { return }
        observe(
            day: known.day, level: known.level - course.mean,
            season: course.season(ofDay: known.day), unseen: course.unseenSeason(ofDay: known.day))
    }

    /// All its parts as plain numbers.
    var numbers: [Double] {
        [day.map(Double.init) ?? .nan] + level.numbers + season.numbers + share.numbers
            + today.numbers
    }

    /// Decodes the state from numbers.
    init?(_ reader: inout NumberReader) {
        guard let day = reader.next(), let level = Course(&reader), let season = Course(&reader),
            let share = SeasonShare(&reader), let today = LocalDayMean(&reader)
        else { return nil }
        self.day = day.isNaN ? nil : Int(day)
        (self.level, self.season) = (level, season)
        (self.share, self.today) = (share, today)
    }
}

/// How much of a season recurs, learnt over time: the regression of levels on the season shown by
/// other years, with newer days weighing more.
struct SeasonShare: Equatable, Sendable {
    private static let memoryDays = 180.0
    private static let dayWeight = 1.0 / 30
    /// The prior: a season recurs nearly as it was seen.
    private static let prior = 0.9
    private static let priorWeight = 0.03
    private static let leastWeight = 0.3
    private static let greatest = 1.3

    private var weight = 0.0
    private var level = 0.0
    private var season = 0.0
    private var both = 0.0
    private var square = 0.0

    init() {}

    init?(_ reader: inout NumberReader) {
        guard let five = reader.next(5) else { return nil }
        (weight, level, season) = (five[0], five[1], five[2])
        (both, square) = (five[3], five[4])
    }

    mutating func age(days: Int) {
        let kept = exp(-Double(days) / Self.memoryDays)
        weight *= kept
        level *= kept
        season *= kept
        both *= kept
        square *= kept
    }

    mutating func observe(level newLevel: Double, season newSeason: Double) {
        weight += Self.dayWeight
        level += Self.dayWeight * newLevel
        season += Self.dayWeight * newSeason
        both += Self.dayWeight * newLevel * newSeason
        square += Self.dayWeight * newSeason * newSeason
    }

    /// From 0, if nothing of it recurs, to a little more than all.
    var value: Double {
        guard weight > Self.leastWeight else { return Self.prior }
        let covariance = both - level * season / weight
        let variance = max(0, square - season * season / weight)
        let share =
            (covariance + Self.priorWeight * Self.prior) / (variance + Self.priorWeight)
        return min(Self.greatest, max(0, share))
    }

    var numbers: [Double] { [weight, level, season, both, square] }
}

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

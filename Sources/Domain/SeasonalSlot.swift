/// A position in a seasonal table: a month, a local hour and a kind of day.
public struct SeasonalSlot: Hashable, Sendable {
    /// Month, 1 to 12.
    public let month: Int
    /// Local hour of the day, 0 to 23.
    public let hour: Int
    /// Workday or weekend.
    public let dayType: DayType

    /// The slot of a month, hour and kind of day.
    public init(month: Int, hour: Int, dayType: DayType) {
        self.month = month
        self.hour = hour
        self.dayType = dayType
    }

    /// The slot of a local time.
    public init(_ civil: CivilTime) {
        self.init(
            month: civil.month, hour: civil.hour, dayType: civil.isWeekend ? .weekend : .workday)
    }

    /// Position in a flat table, 0 up to 575.
    public var index: Int { ((month - 1) * 24 + hour) * 2 + dayType.rawValue }

    /// How many slots there are.
    public static let count = 12 * 24 * 2

    /// Every slot, in order of ``index``.
    public static let all: [SeasonalSlot] = (0..<count).map { index in
        SeasonalSlot(
            month: index / 48 + 1, hour: index / 2 % 24,
            dayType: index % 2 == 0 ? .workday : .weekend)
    }
}

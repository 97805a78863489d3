/// The usual values of a series by month, local hour and kind of day.
///
/// 12 months × 24 hours × workday or weekend. Nights, weekends and winters come from the data of
/// each zone and are never assumed.
public struct SeasonalProfile<Quantity: ScalarQuantity>: Equatable, Sendable {
    /// The position of a value in the table.
    public typealias Slot = SeasonalSlot

    /// The distribution of the hours that fall into a slot.
    public struct Cell: Equatable, Sendable {
        /// Mean, weighted by time.
        public let mean: Quantity
        /// The value that one hour in ten is below.
        public let p10: Quantity
        /// The value that nine hours in ten are below.
        public let p90: Quantity
        /// How many hours (or shorter steps) were counted.
        public let count: Int

        /// A distribution as stored.
        public init(mean: Quantity, p10: Quantity, p90: Quantity, count: Int) {
            self.mean = mean
            self.p10 = p10
            self.p90 = p90
            self.count = count
        }
    }

    /// 576 cells in order of ``SeasonalSlot/index``; nil for cells without values.
    public let cells: [Cell?]

    /// A table from its cells, in order of ``SeasonalSlot/index``.
    public init(cells: [Cell?]) {
        precondition(cells.count == SeasonalSlot.count, "a profile has 12 × 24 × 2 cells")
        self.cells = cells
    }

    /// The cell of a slot; nil if it has no values.
    public func cell(_ slot: Slot) -> Cell? { cells[slot.index] }

    /// How many of the 576 cells have a value.
    @inlinable public var filledCount: Int { cells.count { $0 != nil } }

    /// How many of the 12 months have a value.
    @inlinable public var monthCount: Int {
        (0..<12).count { month in cells[month * 48..<month * 48 + 48].contains { $0 != nil } }
    }
}

extension SeasonalProfile {
    /// The profile of a series in the local hours of a clock; nil for a series without values.
    ///
    /// A stretch counts in each local hour it overlaps, in proportion to the overlap, so daily and
    /// monthly values fill every hour alike.
    public init?(of series: Series<Quantity>, clock: LocalClock) {
        let samples = SlotSamples(
            breakpoints: series.breakpoints, values: series.rawValues, clock: clock)
        guard !samples.isEmpty else { return nil }
        cells = samples.distributions.map { distribution in
            distribution.map {
                Cell(
                    mean: Quantity(rawValue: $0.mean), p10: Quantity(rawValue: $0.p10),
                    p90: Quantity(rawValue: $0.p90), count: $0.count)
            }
        }
    }
}

/// The values of a series sorted into the slots of a seasonal table. Works on bare numbers, so that
/// loops over years of hours are compiled once and not per quantity.
private struct SlotSamples {
    struct Sample {
        let value: Double
        let seconds: Int
    }

    struct Distribution {
        let mean: Double
        let p10: Double
        let p90: Double
        let count: Int
    }

    private var slots = [[Sample]](repeating: [], count: SeasonalSlot.count)
    private(set) var isEmpty = true

    init(breakpoints: [Int], values: [Double], clock: LocalClock) {
        for index in values.indices where !values[index].isNaN {
            isEmpty = false
            var second = breakpoints[index]
            let end = breakpoints[index + 1]
            while second < end {
                let civil = clock.civilTime(at: Instant(secondsSinceEpoch: second))
                let next = min(end, second + 3600 - civil.secondOfDay % 3600)
                slots[SeasonalSlot(civil).index].append(
                    Sample(value: values[index], seconds: next - second))
                second = next
            }
        }
    }

    /// The distribution of each slot, in order of ``SeasonalSlot/index``; nil for none.
    var distributions: [Distribution?] {
        slots.map { samples in
            guard !samples.isEmpty else { return nil }
            let sorted = samples.sorted { $0.value < $1.value }
            var total = 0
            var sum = 0.0
            for sample in sorted {
                total += sample.seconds
                sum += sample.value * Double(sample.seconds)
            }
            return Distribution(
                mean: sum / Double(total),
                p10: Self.quantile(0.1, of: sorted, totalSeconds: total),
                p90: Self.quantile(0.9, of: sorted, totalSeconds: total), count: sorted.count)
        }
    }

    /// The value below which a share of the time lies, interpolated between samples.
    private static func quantile(
        _ share: Double, of sorted: [Sample], totalSeconds: Int
    ) -> Double {
        let target = share * Double(totalSeconds)
        var reached = 0.0
        var previous: (center: Double, value: Double)?
        for sample in sorted {
            let center = reached + Double(sample.seconds) / 2
            if target <= center {
                guard let previous else { return sample.value }
                let part = (target - previous.center) / (center - previous.center)
                return previous.value + part * (sample.value - previous.value)
            }
            previous = (center, sample.value)
            reached += Double(sample.seconds)
        }
        return sorted[sorted.count - 1].value
    }
}

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

/// The two kinds of day that matter to grids and datacentres.
public enum DayType: Int, CaseIterable, Hashable, Sendable {
    /// Monday to Friday.
    case workday
    /// Saturday and Sunday.
    case weekend
}

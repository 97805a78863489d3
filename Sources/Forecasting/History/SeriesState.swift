public import SolsticeDomain

/// A model and the effect of the newest hours: all that a forecast is made from.
public struct SeriesState: Sendable {
    /// What was learnt from the history.
    public let model: SeriesModel
    var recent = RecentState()
    var levels: LevelState

    /// The part of a history worth reading before a forecast; older values have decayed.
    public static let memory = TimeSpan.day * 100

    /// A model that has seen no new hours yet.
    public init(model: SeriesModel) {
        self.model = model
        levels = model.fit.course.state
    }

    /// A model and the newest part of a history, of which the last ``memory`` is read.
    public init<Quantity>(model: SeriesModel, history: Series<Quantity>) {
        self.init(model: model)
        observe(HourlyValues(history, last: Self.memory.seconds / 3600))
    }

    /// The end of the last hour observed; nil before any was.
    public var observedUntil: Instant? {
        recent.endHour.map { Instant(secondsSinceEpoch: $0 * 3600) }
    }

    /// Observes the hours of a history after those already observed.
    public mutating func observe<Quantity>(_ history: Series<Quantity>) {
        observe(HourlyValues(history, last: Self.memory.seconds / 3600))
    }

    /// Observes the mean value of the hour that starts at a moment, in the quantity's unit.
    public mutating func observe(_ value: Double, hourFrom start: Instant) {
        observe(
            HourlyValues(
                firstHour: HourlyValues.hour(of: start.secondsSinceEpoch), values: [value]))
    }

    private mutating func observe(_ hours: HourlyValues) {
        let logarithms = hours.logarithms(floor: model.floor)
        for index in logarithms.indices where !logarithms[index].isNaN {
            let hour = hours.firstHour + index
            levels.observe(
                hours.values[index], hour: hour, course: model.fit.course, clock: model.clock,
                floor: model.floor)
            if let end = recent.endHour, hour < end { continue }
            let place = CalendarPlace(hour: hour, clock: model.clock)
            recent.observe(
                logarithms[index] - model.climatology.value(at: place), hour: hour,
                localHour: place.hour)
        }
    }

    /// Writes the expected values of the hours from a moment to the end of `result`, in the
    /// quantity's unit. The table must cover them.
    public func writeExpected(
        from start: Instant, table: HorizonTable, into result: UnsafeMutableBufferPointer<Double>
    ) {
        table.write(
            recent, from: HourlyValues.hour(of: start.secondsSinceEpoch), into: result)
    }
}

extension SeriesState {
    /// Everything it contains as plain numbers, for storage. The first one is the layout version.
    public var numbers: [Double] {
        let fit = model.fit
        var numbers: [Double] = [
            Self.layout, Double(fit.firstHour), Double(fit.endHour), Double(fit.hourCount),
            fit.seasonShare, fit.floor, fit.climatology.mean,
        ]
        numbers += model.climatology.season + model.climatology.shape + model.climatology.week
        numbers += model.carryOver.weights + model.spread.variances + model.spread.shares
        numbers += model.errors.low + model.errors.high
        for revision in model.errors.revisions {
            for part in [revision.fast, revision.slow] {
                numbers += [part.deviation, part.correlationHours]
            }
        }
        return numbers + fit.decisions.numbers + fit.course.numbers
            + fit.chosen.numbers + fit.paused.numbers + recent.numbers
            + levels.numbers
    }

    /// Decodes the state from numbers; nil if another version wrote them, and the history has to be
    /// fitted again.
    public init?(numbers: [Double], clock: LocalClock) {
        var reader = NumberReader(numbers)
        guard reader.next() == Self.layout, let model = SeriesModel(&reader, clock: clock),
            let recent = RecentState(&reader), let levels = LevelState(&reader), reader.isAtEnd
        else { return nil }
        self.init(model: model)
        self.recent = recent
        self.levels = levels
    }

    /// Changes with every change of what is stored or what it means.
    private static let layout = 4.0
}

/// Reads numbers from a list, one after another.
struct NumberReader {
    private let numbers: [Double]
    private var position = 0

    init(_ numbers: [Double]) { self.numbers = numbers }

    var isAtEnd: Bool { position == numbers.count }

    mutating func next() -> Double? { next(1)?.first }

    mutating func next(_ count: Int) -> [Double]? {
        guard position + count <= numbers.count else { return nil }
        defer { position += count }
        return Array(numbers[position..<position + count])
    }
}

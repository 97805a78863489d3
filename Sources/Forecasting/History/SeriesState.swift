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

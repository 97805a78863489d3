import Glibc
public import SolsticeDomain

/// The expected values of the hours of a horizon, with their uncertainty.
public struct SeriesForecast<Quantity: ScalarQuantity>: Sendable {
    /// The period covered.
    public let horizon: TimeWindow
    /// The expected value of each hour.
    public let mean: Series<Quantity>
    /// One hour in ten is below this.
    public let p10: Series<Quantity>
    /// One hour in ten is above this.
    public let p90: Series<Quantity>
    /// The end of the last known hour; nil if there was none.
    public let observedUntil: Instant?

    private let model: SeriesModel

    /// A forecast from a state, hour by hour, or from daily levels as for jobs that wait for a
    /// season.
    public init(from state: SeriesState, over horizon: TimeWindow, byLevels: Bool = false) {
        self.horizon = horizon
        observedUntil = state.observedUntil
        model = state.model
        let errors = state.model.errors
        let first = HourlyValues.hour(of: horizon.start.secondsSinceEpoch)
        let end = HourlyValues.hour(of: horizon.end.secondsSinceEpoch - 1) + 1
        let known = state.recent.endHour ?? first
        var values = [Double](repeating: 0, count: max(0, end - first))
        values.withUnsafeMutableBufferPointer { buffer in
            if byLevels {
                let table = state.model.levelTable(over: horizon)
                state.writeLevels(from: horizon.start, table: table, into: buffer)
            } else {
                let reach = TimeSpan(seconds: max(1, end - min(first, known)) * 3600)
                state.model.table(over: horizon, longestLead: reach)
                    .write(state.recent, from: first, into: buffer)
            }
        }
        var low = values
        var high = values
        for index in values.indices {
            let lead = max(0, first + index - known)
            let band = errors.band(length: 1, lead: Double(lead))
            low[index] *= band.low
            high[index] *= band.high
        }
        let bounds = values.isEmpty ? [] : (0...values.count).map { (first + $0) * 3600 }
        func series(_ values: [Double]) -> Series<Quantity> {
            Series<Quantity>(breakpoints: bounds, rawValues: values).clipped(to: horizon)
        }
        mean = series(values)
        p10 = series(low)
        p90 = series(high)
    }

    /// The band of the mean relative to its expected value: over one window, or over the parts of a
    /// job that pauses, in chronological order.
    public func band(over segments: [TimeWindow]) -> RelativeBand {
        model.band(over: segments, knownUntil: observedUntil ?? horizon.start)
    }
}

/// What all of a model's forecasts for a period share: the climatology of its hours and the
/// carry-over for each lead.
public struct HorizonTable: Sendable {
    let firstHour: Int
    let usual: [Double]
    let localHours: [Int]
    /// By lead from 1 hour and part.
    let weights: [Double]
    /// By lead from 1 hour: half the variance of an hour's logarithm.
    let halfVariances: [Double]
    /// By local hour: its share of the variance, 1 on average.
    let varianceShares: [Double]

    /// How many hours the table covers.
    var count: Int { usual.count }

    init(model: SeriesModel, hours: Range<Int>, longestLead: Int) {
        let places = CalendarPlace.places(
            from: hours.lowerBound, count: hours.count, clock: model.clock)
        self.init(
            firstHour: hours.lowerBound, usual: places.map(model.climatology.value),
            localHours: places.map(\.hour), carryOver: model.carryOver,
            spread: model.spread, longestLead: longestLead)
    }

    init(
        firstHour: Int, usual: [Double], localHours: [Int], carryOver: CarryOver,
        spread: HourlySpread, longestLead: Int
    ) {
        self.firstHour = firstHour
        self.usual = usual
        self.localHours = localHours
        weights = carryOver.table(hours: longestLead)
        halfVariances = spread.halfVariances(hours: longestLead)
        varianceShares = spread.shares
    }

    /// Expected values for hours from `from` on, counted from the epoch, to the end of `result`.
    func write(
        _ state: RecentState, from: Int, into result: UnsafeMutableBufferPointer<Double>
    ) {
        let end = state.endHour ?? from
        withUnsafeTemporaryAllocation(of: Double.self, capacity: 24 * RecentState.partCount) {
            parts in
            guard let first = parts.baseAddress else { return }
            for hour in 0..<24 {
                state.write(into: first + hour * RecentState.partCount, localHour: hour)
            }
            for index in result.indices {
                let hour = from + index
                // A past hour is forecast like the next one; the caller has the observed value.
                let lead = max(0, min(hour - end, halfVariances.count - 1))
                let local = localHours[hour - firstHour]
                let own = first + local * RecentState.partCount
                var sum = usual[hour - firstHour] + halfVariances[lead] * varianceShares[local]
                let weight = lead * RecentState.partCount
                for part in 0..<RecentState.partCount { sum += weights[weight + part] * own[part] }
                result[index] = exp(sum)
            }
        }
    }
}

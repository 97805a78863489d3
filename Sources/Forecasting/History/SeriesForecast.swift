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

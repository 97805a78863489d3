/// How much history there is of one series.
public struct HistorySummary: Equatable, Sendable {
    /// What counts as carbon intensity; nil for PUE.
    public let signal: CarbonSignal?
    /// From the first value to the end of the last.
    public let span: TimeWindow
    /// How many values.
    public let count: Int
    /// Mean over all values, in the series' unit.
    public let mean: Double

    /// A summary of these parts.
    public init(signal: CarbonSignal?, span: TimeWindow, count: Int, mean: Double) {
        self.signal = signal
        self.span = span
        self.count = count
        self.mean = mean
    }
}

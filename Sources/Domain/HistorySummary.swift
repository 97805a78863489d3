/// How much history there is of one series.
public struct HistorySummary: Equatable, Sendable {
    /// The carbon-intensity signal; nil for PUE.
    public let signal: CarbonSignal?
    /// From the first value to the end of the last.
    public let span: TimeWindow
    /// How many values.
    public let count: Int
    /// Mean over all values, in the series' unit.
    public let mean: Double
    /// Hours of the span that were observed.
    public let observedHours: Double
    /// Hours of the span that the provider estimated.
    public let estimatedHours: Double

    /// Hours of the span without a value; they are filled from the surrounding hours if a run needs
    /// them.
    public var missingHours: Double {
        let missing = span.length.hours - observedHours - estimatedHours
        return missing > 1e-6 ? missing : 0
    }

    /// Creates a summary; unless stated otherwise, every hour was observed.
    public init(
        signal: CarbonSignal?, span: TimeWindow, count: Int, mean: Double,
        observedHours: Double? = nil, estimatedHours: Double = 0
    ) {
        self.observedHours = observedHours ?? span.length.hours - estimatedHours
        self.estimatedHours = estimatedHours
        self.signal = signal
        self.span = span
        self.count = count
        self.mean = mean
    }
}

/// What stands for a stretch of a job's time that nothing was observed of: settled when its emissions
/// were first stated, and not changed by what comes later.
public struct Fill: Equatable, Sendable {
    /// The stretch.
    public let window: TimeWindow
    /// A PUE, or a carbon intensity in g/kWh.
    public let value: Double
    /// Whether it comes from the hours around in the record; else it was only expected.
    public let isFromRecord: Bool

    /// A value that stands for a stretch.
    public init(window: TimeWindow, value: Double, isFromRecord: Bool) {
        self.window = window
        self.value = value
        self.isFromRecord = isFromRecord
    }
}

/// Of what a fill is.
public struct FillKey: Hashable, Sendable {
    /// The region.
    public let region: String
    /// What counts as carbon intensity; nil for PUE.
    public let signal: CarbonSignal?

    /// A quantity of a region.
    public init(region: String, signal: CarbonSignal?) {
        self.region = region
        self.signal = signal
    }
}

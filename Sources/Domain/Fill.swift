/// The value used for a stretch of a job without observations: set when its emissions are first
/// stated, and not changed by later data.
public struct Fill: Equatable, Sendable {
    /// The stretch.
    public let window: TimeWindow
    /// A PUE, or a carbon intensity in g/kWh.
    public let value: Double
    /// Whether it comes from the surrounding hours in the record; otherwise it was only expected.
    public let isFromRecord: Bool

    /// Creates a fill for a stretch.
    public init(window: TimeWindow, value: Double, isFromRecord: Bool) {
        self.window = window
        self.value = value
        self.isFromRecord = isFromRecord
    }
}

/// What a fill is for.
public struct FillKey: Hashable, Sendable {
    /// The region.
    public let region: String
    /// The carbon-intensity signal; nil for PUE.
    public let signal: CarbonSignal?

    /// Creates the key of a region's quantity.
    public init(region: String, signal: CarbonSignal?) {
        self.region = region
        self.signal = signal
    }
}

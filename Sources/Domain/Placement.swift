/// When, where, under which cap and on what a job runs, and its expected footprint.
public struct Placement: Equatable, Sendable {
    /// The region.
    public let region: String
    /// The accelerator's identifier.
    public let accelerator: String
    /// The power cap per accelerator; nil for uncapped.
    public let powerCap: Power?
    /// When it runs, in chronological order; one window unless it pauses.
    public let segments: [TimeWindow]
    /// What it is expected to use and emit.
    public let footprint: Footprint
    /// The carbon-intensity signal.
    public let signal: CarbonSignal
    /// Where the rate used for planning comes from.
    public let basis: RateBasis

    /// Creates a placement from its parts; there is at least one segment.
    public init(
        region: String, accelerator: String, powerCap: Power?, segments: [TimeWindow],
        footprint: Footprint, signal: CarbonSignal, basis: RateBasis
    ) {
        precondition(!segments.isEmpty, "a placement runs at some time")
        self.region = region
        self.accelerator = accelerator
        self.powerCap = powerCap
        self.segments = segments
        self.footprint = footprint
        self.signal = signal
        self.basis = basis
    }

    /// When it starts.
    public var start: Instant { segments[0].start }
    /// When it ends.
    public var end: Instant { segments[segments.count - 1].end }
}

/// When, where, how hard and on what a job runs, and what that is expected to cost.
public struct Placement: Equatable, Sendable {
    /// The region.
    public let region: String
    /// The accelerator's identifier.
    public let accelerator: String
    /// The power cap per accelerator; nil for uncapped.
    public let powerCap: Power?
    /// When it runs, in order of time; one window unless it pauses.
    public let segments: [TimeWindow]
    /// What it is expected to use and emit.
    public let footprint: Footprint
    /// What counts as carbon intensity here.
    public let signal: CarbonSignal
    /// Where the rate it was planned on comes from.
    public let basis: RateBasis

    /// A placement of these parts; there is at least one segment.
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

/// When, where, under which cap and on what a job runs, and its expected footprint.
public struct Placement: Equatable, Sendable {
    /// The region.
    public let region: RegionID
    /// The variant's name.
    public let variant: VariantID
    /// The accelerator's identifier.
    public let accelerator: AcceleratorID
    /// How many accelerators it holds.
    public let count: Int
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

    /// Creates a placement from its parts; there is at least one segment. Without a name the variant
    /// is the one named after the accelerator.
    public init(
        region: RegionID, variant: VariantID? = nil, accelerator: AcceleratorID, count: Int = 1,
        powerCap: Power?, segments: [TimeWindow], footprint: Footprint, signal: CarbonSignal,
        basis: RateBasis
    ) {
        precondition(!segments.isEmpty, "a placement runs at some time")
        self.region = region
        self.variant = variant ?? VariantID(accelerator)
        self.accelerator = accelerator
        self.count = count
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

/// A placement and the baseline it is measured against.
public struct PlannedJob: Equatable, Sendable {
    /// When, where, under which cap and on what.
    public let placement: Placement
    /// The same job at its earliest start, at home, as asked for and uncapped.
    public let baseline: Placement
    /// The difference, broken down by cause.
    public let saving: Saving

    /// A placement with its baseline.
    public init(placement: Placement, baseline: Placement, saving: Saving) {
        self.placement = placement
        self.baseline = baseline
        self.saving = saving
    }

    /// A saving below this share is noise; the plan then says that waiting is not worth it.
    public static let worthwhileFraction = 0.01

    /// Whether the plan saves enough to be worth mentioning.
    public var isWorthwhile: Bool { saving.fraction >= Self.worthwhileFraction }
}

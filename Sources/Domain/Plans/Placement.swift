/// When, where, under which cap and on what a job runs, and its expected footprint.
public struct Placement: Equatable, Sendable {
    /// The region.
    public let region: RegionID
    /// The accelerator's identifier.
    public let accelerator: AcceleratorID
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
        region: RegionID, accelerator: AcceleratorID, powerCap: Power?, segments: [TimeWindow],
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

/// What a plan saves against the baseline, and where that comes from.
///
/// The baseline runs the job at its earliest allowed moment, in its home region, on the
/// accelerator asked for, uncapped. Negative amounts are losses.
public struct Saving: Equatable, Sendable {
    /// Emissions saved by each choice, each added to the best of the previous ones.
    public struct Levers: Equatable, Sendable {
        /// By waiting.
        public var time = Emissions.zero
        /// By running in another region.
        public var region = Emissions.zero
        /// By limiting power.
        public var cap = Emissions.zero
        /// By another accelerator.
        public var accelerator = Emissions.zero
        /// By pausing in dirty hours.
        public var pausing = Emissions.zero
        /// By moving data; never positive.
        public var transfer = Emissions.zero

        /// No savings.
        public init() {}

        /// The sum of all levers.
        public var total: Emissions { time + region + cap + accelerator + pausing + transfer }

        /// Adds what another job saves.
        public mutating func add(_ other: Levers) {
            time = time + other.time
            region = region + other.region
            cap = cap + other.cap
            accelerator = accelerator + other.accelerator
            pausing = pausing + other.pausing
            transfer = transfer + other.transfer
        }
    }

    /// Emissions saved through each factor of the product.
    public struct Factors: Equatable, Sendable {
        /// Through less IT energy.
        public var itEnergy = Emissions.zero
        /// Through a lower PUE.
        public var pue = Emissions.zero
        /// Through cleaner electricity.
        public var carbonIntensity = Emissions.zero
        /// Through moving data; never positive.
        public var transfer = Emissions.zero

        /// No savings.
        public init() {}

        /// The sum of all factors.
        public var total: Emissions { itEnergy + pue + carbonIntensity + transfer }
    }

    /// Baseline minus plan.
    public let amount: Emissions
    /// The amount over the baseline; 0 if the baseline emits nothing.
    public let fraction: Double
    /// The amount by lever; sums to it.
    public let byLever: Levers
    /// The amount by factor; sums to it.
    public let byFactor: Factors

    /// Creates a saving from its parts.
    public init(baseline: Emissions, plan: Emissions, byLever: Levers, byFactor: Factors) {
        amount = baseline - plan
        fraction = baseline > .zero ? amount / baseline : 0
        self.byLever = byLever
        self.byFactor = byFactor
    }
}

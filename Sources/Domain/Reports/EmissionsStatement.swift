/// What a finished job used and emitted, as stated at one moment from the data available then.
public struct EmissionsStatement: Equatable, Sendable {
    /// Why a statement was made.
    public enum Reason: Equatable, Sendable {
        /// The job ended.
        case end
        /// It was retried, and the attempt that ended is part of what is stated.
        case attempt
        /// These hours of the run or of its baseline were observed or revised; empty if that was
        /// not recorded.
        case observed([TimeWindow])
    }

    /// Which statement on the job, from 1; the last one is valid.
    public let revision: Int
    /// When it was made.
    public let statedAt: Instant
    /// The import whose data differ from those of the previous statement; nil for the statement at
    /// the job's end.
    public let batch: BatchID?
    /// Why it was made.
    public let reason: Reason
    /// What it says.
    public let realised: RealisedFootprint

    /// Creates a statement from its parts.
    public init(
        revision: Int, statedAt: Instant, batch: BatchID?, reason: Reason = .end,
        realised: RealisedFootprint
    ) {
        self.reason = reason
        self.revision = revision
        self.statedAt = statedAt
        self.batch = batch
        self.realised = realised
    }
}

/// What running a job actually used and emitted, compared with the baseline.
public struct RealisedFootprint: Equatable, Sendable {
    /// How the energy was determined.
    public enum EnergySource: String, CaseIterable, Codable, Sendable {
        /// Power × time, with the power the job stated.
        case modelled
        /// Measured while it ran.
        case metered
        /// Measured for a part of its attempts, and modelled for the rest.
        case mixed
    }

    /// What was used and emitted.
    public let footprint: Footprint
    /// How the energy was determined.
    public let energySource: EnergySource
    /// Share of the run time whose carbon intensity was observed.
    public let observedShare: Double
    /// Share of the run time whose carbon intensity the provider estimated.
    public let estimatedShare: Double
    /// Baseline minus actual emissions, for the same run at the same rates.
    public let savingAgainstBaseline: Emissions
    /// What the same run, with its actual duration, would have emitted at the baseline's start and
    /// place.
    public let baselineEmissions: Emissions

    /// Creates a realised footprint from its parts.
    public init(
        footprint: Footprint, energySource: EnergySource, observedShare: Double,
        estimatedShare: Double = 0, baselineEmissions: Emissions
    ) {
        self.estimatedShare = estimatedShare
        self.footprint = footprint
        self.energySource = energySource
        self.observedShare = observedShare
        self.baselineEmissions = baselineEmissions
        savingAgainstBaseline = baselineEmissions - footprint.emissions
    }

    /// Share of the run time that is missing from the record: it is filled from the surrounding
    /// hours or the expectation.
    public var filledShare: Double { max(0, 1 - observedShare - estimatedShare) }
}

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
    public let region: RegionID
    /// The carbon-intensity signal; nil for PUE.
    public let signal: CarbonSignal?

    /// Creates the key of a region's quantity.
    public init(region: RegionID, signal: CarbonSignal?) {
        self.region = region
        self.signal = signal
    }
}

public import SolsticeDomain

/// What a file of carbon intensities holds.
public struct CarbonImport: Sendable {
    /// What was recognised.
    public let format: RecognisedFormat
    /// One entry for each zone and signal, in the order they appear in the file.
    public let series: [CarbonSeries]
    /// Counts, and what was left out.
    public let summary: ImportSummary
    /// When the newest forecast in it was issued; nil for a history.
    public let issuedAt: Instant?

    /// Creates a result from its parts.
    public init(
        format: RecognisedFormat, series: [CarbonSeries], summary: ImportSummary,
        issuedAt: Instant? = nil
    ) {
        self.format = format
        self.series = series
        self.summary = summary
        self.issuedAt = issuedAt
    }
}

/// The carbon intensity of one grid zone in one signal.
public struct CarbonSeries: Sendable {
    /// The grid zone, such as `DE` or `CAISO_NORTH`, as the provider spells it.
    public let zone: ZoneID
    /// The signal that the values measure.
    public let signal: CarbonSignal
    /// The values, in gCO2e per kWh, with gaps explicit.
    public let series: Series<CarbonIntensity>

    /// For each value, whether the provider estimated it; false for gaps.
    public let isEstimated: [Bool]
    /// When the forecast that holds the values was issued; nil for a history.
    public let issuedAt: Instant?

    /// Creates a series; without flags, every value was observed.
    public init(
        zone: ZoneID, signal: CarbonSignal, series: Series<CarbonIntensity>,
        isEstimated: [Bool]? = nil, issuedAt: Instant? = nil
    ) {
        self.isEstimated =
            isEstimated ?? Array(repeating: false, count: series.rawValues.count)
        self.issuedAt = issuedAt
        self.zone = zone
        self.signal = signal
        self.series = series
    }
}

/// What a file of PUE values holds.
public struct PUEImport: Sendable {
    /// What was recognised.
    public let format: RecognisedFormat
    /// One entry for each region, in the order they appear in the file.
    public let series: [PUESeries]
    /// Counts, and what was left out.
    public let summary: ImportSummary

    /// Creates a result from its parts.
    public init(format: RecognisedFormat, series: [PUESeries], summary: ImportSummary) {
        self.format = format
        self.series = series
        self.summary = summary
    }
}

/// The PUE of one region.
public struct PUESeries: Sendable {
    /// The region, as the file or the option names it.
    public let region: RegionID
    /// The values, with gaps explicit.
    public let series: Series<PUE>

    /// Creates a series for the region.
    public init(region: RegionID, series: Series<PUE>) {
        self.region = region
        self.series = series
    }
}

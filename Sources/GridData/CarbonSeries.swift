public import SolsticeDomain

/// The carbon intensity of one grid zone in one signal.
public struct CarbonSeries: Sendable {
    /// The grid zone, such as `DE` or `CAISO_NORTH`, as the provider spells it.
    public let zone: String
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
        zone: String, signal: CarbonSignal, series: Series<CarbonIntensity>,
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

public import SolsticeDomain

/// The carbon intensity of one grid zone in one signal.
public struct CarbonSeries: Sendable {
    /// The grid zone, such as `DE` or `CAISO_NORTH`, as the provider spells it.
    public let zone: String
    /// What the values count.
    public let signal: CarbonSignal
    /// The values, in gCO2e per kWh, with gaps explicit.
    public let series: Series<CarbonIntensity>

    /// A series of that zone and signal.
    public init(zone: String, signal: CarbonSignal, series: Series<CarbonIntensity>) {
        self.zone = zone
        self.signal = signal
        self.series = series
    }
}

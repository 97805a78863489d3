public import SolsticeDomain

/// All that is known of a site up to now, as input for its outlook.
public struct SiteKnowledge: Sendable {
    /// The region.
    public let region: Region
    /// The carbon-intensity signal.
    public let signal: CarbonSignal
    /// The usual carbon intensity of its zone; nil if no history was imported.
    public let carbonProfile: SeasonalProfile<CarbonIntensity>?
    /// Its usual PUE; nil if no history was imported.
    public let pueProfile: SeasonalProfile<PUE>?
    /// The model of its zone's history, with the newest hours; nil if there is none. It takes
    /// precedence over the seasonal table.
    public let carbonForecast: SeriesState?
    /// The same for its PUE.
    public let pueForecast: SeriesState?
    /// A provider's forecast for its zone; empty if there is none.
    public let providerForecast: Series<CarbonIntensity>
    /// Local hours of its zone.
    public let zoneClock: LocalClock
    /// Local hours of the region itself.
    public let regionClock: LocalClock

    /// Creates the knowledge of a site.
    public init(
        region: Region, signal: CarbonSignal,
        carbonProfile: SeasonalProfile<CarbonIntensity>? = nil,
        pueProfile: SeasonalProfile<PUE>? = nil,
        carbonForecast: SeriesState? = nil, pueForecast: SeriesState? = nil,
        providerForecast: Series<CarbonIntensity> = Series(),
        zoneClock: LocalClock = .utc, regionClock: LocalClock = .utc
    ) {
        self.region = region
        self.signal = signal
        self.carbonProfile = carbonProfile
        self.pueProfile = pueProfile
        self.carbonForecast = carbonForecast
        self.pueForecast = pueForecast
        self.providerForecast = providerForecast
        self.zoneClock = zoneClock
        self.regionClock = regionClock
    }

    /// Mean PUE of surveyed datacentres, for a region with unknown PUE.
    public static let surveyPUE = SourcedFigure(
        PUE(1.58), source: "Uptime Institute survey mean 2023")
}

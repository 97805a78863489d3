public import SolsticeDomain

/// All that is known of a site up to now, from which its outlook is made.
public struct SiteKnowledge: Sendable {
    /// The region.
    public let region: Region
    /// What counts as carbon intensity.
    public let signal: CarbonSignal
    /// What its zone's carbon intensity has usually been; nil where no history was imported.
    public let carbonProfile: SeasonalProfile<CarbonIntensity>?
    /// What its PUE has usually been; nil where no history was imported.
    public let pueProfile: SeasonalProfile<PUE>?
    /// What its zone's history was fitted to and says of late; nil where there is none. It goes
    /// before the seasonal table.
    public let carbonForecast: SeriesState?
    /// The same of its PUE.
    public let pueForecast: SeriesState?
    /// A provider's forecast for its zone; empty where there is none.
    public let providerForecast: Series<CarbonIntensity>
    /// Local hours of its zone.
    public let zoneClock: LocalClock
    /// Local hours of the region itself.
    public let regionClock: LocalClock

    /// What is known of a site.
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

    /// Mean PUE of surveyed datacentres, for a region of which nothing is known.
    public static let surveyPUE = SourcedFigure(
        PUE(1.58), source: "Uptime Institute survey mean 2023")
}

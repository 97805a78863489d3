public import SolsticeDomain

/// The usual values of a region's hours, month by hour.
public struct RegionSeasons: Sendable {
    /// Carbon intensity of its zone; nil if no history was imported.
    public let carbon: SeasonalProfile<CarbonIntensity>?
    /// The signal of that carbon intensity.
    public let signal: CarbonSignal
    /// The time zone of its hours.
    public let carbonTimeZone: String
    /// PUE of the region; nil if no history was imported.
    public let pue: SeasonalProfile<PUE>?
    /// The time zone of its hours.
    public let pueTimeZone: String

    /// PUE × carbon intensity, in hours of ``pueTimeZone``; nil if carbon history is missing.
    public let rate: SeasonalProfile<EmissionRate>?
    /// The source of the rate's PUE; nil if there is no rate.
    public let ratePUESource: RateBasis.Source?

    /// Seasons from the available tables.
    public init(
        carbon: SeasonalProfile<CarbonIntensity>? = nil, signal: CarbonSignal = .lifecycle,
        carbonTimeZone: String = "UTC", pue: SeasonalProfile<PUE>? = nil,
        pueTimeZone: String = "UTC", rate: SeasonalProfile<EmissionRate>? = nil,
        ratePUESource: RateBasis.Source? = nil
    ) {
        self.rate = rate
        self.ratePUESource = ratePUESource
        self.carbon = carbon
        self.signal = signal
        self.carbonTimeZone = carbonTimeZone
        self.pue = pue
        self.pueTimeZone = pueTimeZone
    }
}

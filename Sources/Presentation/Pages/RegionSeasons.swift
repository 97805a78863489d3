public import SolsticeDomain

/// What a region's hours have usually been, month by hour.
public struct RegionSeasons: Sendable {
    /// Carbon intensity of its zone; nil where no history was imported.
    public let carbon: SeasonalProfile<CarbonIntensity>?
    /// What that carbon intensity counts.
    public let signal: CarbonSignal
    /// The time zone of its hours.
    public let carbonTimeZone: String
    /// PUE of the region; nil where no history was imported.
    public let pue: SeasonalProfile<PUE>?
    /// The time zone of its hours.
    public let pueTimeZone: String

    /// PUE × carbon intensity, in hours of ``pueTimeZone``; nil where carbon history is missing.
    public let rate: SeasonalProfile<EmissionRate>?
    /// Where the PUE of the rate comes from; nil where there is no rate.
    public let ratePUESource: RateBasis.Source?

    /// The tables there are.
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

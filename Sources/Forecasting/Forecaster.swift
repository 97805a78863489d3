public import SolsticeDomain

/// Makes a site's outlook over a horizon from what is known of it.
///
/// Carbon intensity is a provider's forecast as far as one reaches, otherwise the forecast from
/// history or the seasonal table, and a flat annual figure if there is no history. PUE is the
/// forecast from history or the seasonal table, otherwise the region's annual figure or a survey
/// mean. Each hour carries its source.
public enum Forecaster {
    /// The outlook of a site; nil if its carbon intensity in this signal is unknown.
    ///
    /// For jobs that wait for a season it is made from daily levels, if there is history.
    public static func outlook(
        of site: SiteKnowledge, over horizon: TimeWindow, waitsForSeason: Bool = false
    ) -> RegionOutlook? {
        guard let carbon = carbonIntensity(of: site, over: horizon, byLevels: waitsForSeason)
        else { return nil }
        let pue = pue(of: site, over: horizon)
        return RegionOutlook(
            region: site.region, signal: site.signal, pue: pue.mean, carbonIntensity: carbon.mean,
            rateP10: Series(pue: pue.p10, carbonIntensity: carbon.p10),
            rateP90: Series(pue: pue.p90, carbonIntensity: carbon.p90),
            bases: bases(of: site, carbonBase: carbon.base, pueSource: pue.source, over: horizon),
            errors: ErrorsOfOutlook.table(of: site),
            seasonalWait: waitsForSeason ? site.carbonForecast?.model.seasonalWait : nil)
    }

    /// A month has four or five of each weekend day; with fewer values of an hour than that, its
    /// spread is unknown.
    private static let leastCountForSpread = 4

    private struct Expectation<Quantity: ScalarQuantity> {
        let mean: Series<Quantity>
        let p10: Series<Quantity>
        let p90: Series<Quantity>
    }

    private static func expand<Quantity>(
        _ profile: SeasonalProfile<Quantity>, over horizon: TimeWindow, clock: LocalClock
    ) -> Expectation<Quantity> {
        let filled = profile.filled
        let hours = LocalHours(of: horizon, clock: clock)
        return Expectation(
            mean: filled.series(over: hours) { $0.mean },
            p10: profile.series(over: hours) { spread($0, $0.p10) },
            p90: profile.series(over: hours) { spread($0, $0.p90) })
    }

    /// A quantile of a cell, or a gap if there are too few values for a spread.
    private static func spread<Quantity>(
        _ cell: SeasonalProfile<Quantity>.Cell, _ quantile: Quantity
    ) -> Quantity {
        cell.count >= leastCountForSpread ? quantile : Quantity(rawValue: .nan)
    }

    private static func carbonIntensity(
        of site: SiteKnowledge, over horizon: TimeWindow, byLevels: Bool
    ) -> (
        mean: Series<CarbonIntensity>, p10: Series<CarbonIntensity>, p90: Series<CarbonIntensity>,
        base: RateBasis.Source
    )? {
        let forecast = site.providerForecast.clipped(to: horizon)
        if let state = site.carbonForecast {
            let own = SeriesForecast<CarbonIntensity>(
                from: state, over: horizon, byLevels: byLevels)
            return (
                ProviderHandover.joined(provider: forecast, history: own.mean),
                own.p10.hidden(where: forecast), own.p90.hidden(where: forecast), .historyForecast
            )
        }
        if let profile = site.carbonProfile {
            let usual = expand(profile, over: horizon, clock: site.zoneClock)
            return (
                forecast.over(usual.mean), usual.p10.hidden(where: forecast),
                usual.p90.hidden(where: forecast), .seasonalTable
            )
        }
        if let annual = site.region.annualCarbonIntensity, site.region.annualSignal == site.signal {
            let flat = Series(constant: annual.value, over: horizon)
            return (forecast.over(flat), Series(), Series(), .annualFigure)
        }
        return forecast.isEmpty ? nil : (forecast, Series(), Series(), .providerForecast)
    }

    private static func pue(
        of site: SiteKnowledge, over horizon: TimeWindow
    ) -> (mean: Series<PUE>, p10: Series<PUE>, p90: Series<PUE>, source: RateBasis.Source) {
        if let state = site.pueForecast {
            let own = SeriesForecast<PUE>(from: state, over: horizon)
            return (own.mean, own.p10, own.p90, .historyForecast)
        }
        if let profile = site.pueProfile {
            let usual = expand(profile, over: horizon, clock: site.regionClock)
            return (usual.mean, usual.p10, usual.p90, .seasonalTable)
        }
        let figure = site.region.annualPUE ?? SiteKnowledge.surveyPUE
        let flat = Series(constant: figure.value, over: horizon)
        return (flat, flat, flat, site.region.annualPUE == nil ? .surveyMean : .annualFigure)
    }

    private static func bases(
        of site: SiteKnowledge, carbonBase: RateBasis.Source, pueSource: RateBasis.Source,
        over horizon: TimeWindow
    ) -> [RegionOutlook.BasisWindow] {
        let base = RateBasis(carbonIntensity: carbonBase, pue: pueSource)
        let forecast = RateBasis(carbonIntensity: .providerForecast, pue: pueSource)
        var windows: [RegionOutlook.BasisWindow] = []
        var reached = horizon.start
        for covered in site.providerForecast.clipped(to: horizon).pieces.map(\.window) {
            if reached < covered.start {
                let before = TimeWindow(start: reached, end: covered.start)
                windows.append(.init(window: before, basis: base))
            }
            windows.append(.init(window: covered, basis: forecast))
            reached = covered.end
        }
        if reached < horizon.end {
            let rest = TimeWindow(start: reached, end: horizon.end)
            windows.append(.init(window: rest, basis: base))
        }
        return windows
    }
}

extension Series {
    /// This series with gaps wherever another one has a value.
    fileprivate func hidden(where other: Series) -> Series {
        Series.zip(self, other) { mine, theirs in theirs.isNaN ? mine : .nan }
    }
}

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

/// How wrong a site's forecasts have been, grid and PUE errors combined.
enum ErrorsOfOutlook {
    /// Leads of the table, in hours, up to a year.
    private static let leads: [Double] = [
        0, 5, 10, 25, 50, 100, 170, 335, 720, 1440, 2880, 4380, 8760,
    ]

    /// The table of a site; nil if no history of the grid was fitted.
    static func table(of site: SiteKnowledge) -> ForecastErrors? {
        guard let state = site.carbonForecast else { return nil }
        let lengths = WindowErrors.lengths.map(Double.init)
        return ForecastErrors(
            lengthHours: lengths, leadHours: leads,
            bands: lengths.flatMap { length in
                leads.map { lead in
                    let span = (TimeSpan(hours: length), TimeSpan(hours: lead))
                    let carbon = state.model.band(length: span.0, lead: span.1)
                    guard let pue = site.pueForecast else { return carbon }
                    return carbon.times(pue.model.band(length: span.0, lead: span.1))
                }
            },
            chosen: state.model.fit.chosen, paused: state.model.fit.paused,
            revisions: lengths.map { state.model.revision(length: TimeSpan(hours: $0)) },
            observedUntil: state.observedUntil,
            isFed: state.observedUntil.map { $0 > state.model.fittedAt } ?? false)
    }
}

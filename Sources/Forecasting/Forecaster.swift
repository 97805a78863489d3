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

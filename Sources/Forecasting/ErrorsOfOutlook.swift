import SolsticeDomain

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

public import SolsticeDomain

/// The forecast for a region's hours.
public enum ForecastView {
    /// The rate over the horizon with its band, and windows of interest marked beneath, grouped by
    /// label; for programs a row for each interval without changes.
    public static func text(
        _ outlook: RegionOutlook, horizon: TimeWindow,
        marked: [(label: String, window: TimeWindow)], style: OutputStyle
    ) -> String {
        switch style.medium {
        case .terminal:
            ForecastText(outlook: outlook, horizon: horizon, marked: marked, style: style).text
        case .pipe: rows(outlook.pieces(over: horizon))
        }
    }

    private static func rows(_ pieces: [RegionOutlook.Piece]) -> String {
        TabSeparated.text(
            [
                "start", "end", "pue", "carbon_grams_per_kwh", "rate_grams_per_it_kwh",
                "rate_p10_grams_per_it_kwh", "rate_p90_grams_per_it_kwh",
            ],
            pieces.map { piece in
                [
                    piece.window.start.description, piece.window.end.description,
                    piece.pue.plain, piece.carbonIntensity.plain, piece.rate.plain,
                    piece.rateP10.plain, piece.rateP90.plain,
                ]
            })
    }
}

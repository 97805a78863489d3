public import SolsticeDomain

/// What jobs would have saved in the past.
public enum BacktestView {
    /// A chart of the policies with their savings against running at once, a table of the zones,
    /// and how well the bands held; for programs a row for each zone, kind and policy.
    public static func text(_ summary: BacktestSummary, style: OutputStyle) -> String {
        switch style.medium {
        case .terminal: BacktestText(summary: summary, style: style).text
        case .pipe: rows(summary)
        }
    }

    private static func rows(_ summary: BacktestSummary) -> String {
        TabSeparated.text(
            [
                "zone", "kind", "policy", "jobs", "share_of_oracle", "saved_fraction",
                "emissions_grams_per_kw", "at_once_grams_per_kw", "oracle_grams_per_kw",
                "delay_hours_median", "delay_hours_p90", "misses", "share_better",
                "expected_saving", "realised_saving",
            ],
            summary.results.map { result in
                [
                    result.place, result.kind, result.policy, "\(result.jobCount)",
                    Numerals.plain(result.shareOfOracle), Numerals.plain(result.savedFraction),
                    result.emissions.plain, result.emissionsAtOnce.plain,
                    result.emissionsOfForesight.plain,
                    result.delayMedian.map { Numerals.plain($0.hours) } ?? "",
                    result.delayP90.map { Numerals.plain($0.hours) } ?? "",
                    "\(result.missCount)", result.shareBetter.map(Numerals.plain) ?? "",
                    result.expectedSaving.map(Numerals.plain) ?? "",
                    Numerals.plain(result.realisedSaving),
                ]
            })
    }
}

internal import SolsticeDomain

/// An explanation as one table for programs; the first column gives the kind of row.
struct ExplanationRows {
    let explanation: Explanation

    /// The table.
    var text: String {
        let best = explanation.best
        var rows = [row("best", best.placement, saving: best.saving.amount)]
        rows += explanation.byRegion.map { row("region", $0.placement, saving: $0.saving) }
        rows += explanation.byStart.map { row("start", $0.placement, saving: $0.saving) }
        rows += explanation.startNow.map { [row("now", $0.placement, saving: $0.saving)] } ?? []
        rows += explanation.slack.map {
            row(
                "slack", $0.placement, saving: best.saving.amount + $0.furtherSaving,
                extra: $0.extra)
        }
        rows += explanation.frontier.map { row("frontier", $0.placement, saving: $0.saving) }
        let empty = [String](repeating: "", count: 8)
        rows += explanation.exclusions.map { ["excluded", $0.region] + empty + [$0.reason] }
        return TabSeparated.text(Self.heading, rows)
    }

    private static let heading = [
        "kind", "region", "accelerator", "power_cap_watts", "start", "end", "emissions_grams",
        "saving_grams", "cost", "extra_slack_hours", "reason",
    ]

    private func row(
        _ kind: String, _ placement: Placement, saving: Emissions, extra: TimeSpan? = nil
    ) -> [String] {
        [
            kind, placement.region, placement.accelerator, placement.powerCap.plain,
            placement.start.description, placement.end.description,
            placement.footprint.emissions.plain, saving.plain, placement.footprint.cost.plain,
            extra.map { Numerals.plain($0.hours) } ?? "", "",
        ]
    }
}

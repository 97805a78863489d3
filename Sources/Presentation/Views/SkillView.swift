public import SolsticeDomain

/// The accuracy of forecasts for a zone, by lead.
public enum SkillView {
    /// A row for each range of leads: errors of the provider's forecast as issued and as corrected,
    /// and of the forecast from history alone.
    public static func text(
        _ skills: [ForecastSkill], zone: String, signal: CarbonSignal, style: OutputStyle
    ) -> String {
        guard style.medium == .terminal else { return rows(skills) }
        guard !skills.isEmpty else {
            return Paragraph.lines(
                "No forecast of a provider for zone \(zone.visible) could be compared with what came "
                    + "yet. Follow one: `solstice feed add NAME --provider …`",
                width: style.width
            ).joined(separator: "\n")
        }
        typealias Column = Table<ForecastSkill>.Column
        let table = Table<ForecastSkill>(
            columns: [
                Column("lead", importance: 10) { lead($0) },
                Column("provider", importance: 9, isNumeric: true) { share($0.providerError) },
                Column("corrected", importance: 8, isNumeric: true) { share($0.correctedError) },
                Column("own", importance: 8, isNumeric: true) { share($0.ownError) },
                Column("bias", importance: 7, isNumeric: true) { bias($0) },
                Column("days", importance: 5, isNumeric: true) { "\($0.dayCount)" },
                Column("issues", importance: 3, isNumeric: true) { "\($0.issueCount)" },
            ], rows: skills)
        let words =
            "Mean absolute error as a share of what came, zone \(zone.visible), \(signal.title). "
            + "Bias is by how much more came than the provider expected; it is taken out where "
            + "issues of \(ForecastSkill.leastDays) days or more were compared."
        return
            (table.lines(style)
            + Paragraph.lines(words, width: style.width).map { Ink(style).paint($0, .faint) })
            .joined(separator: "\n")
    }

    private static func rows(_ skills: [ForecastSkill]) -> String {
        TabSeparated.text(
            [
                "lead_hours", "provider_error", "corrected_error", "own_error", "log_bias", "days",
                "issues", "reckoned_at",
            ],
            skills.map { skill in
                [
                    "\(skill.leadHours)", Numerals.plain(skill.providerError),
                    skill.correctedError.map { Numerals.plain($0) } ?? "",
                    skill.ownError.map { Numerals.plain($0) } ?? "",
                    Numerals.plain(skill.logBias), "\(skill.dayCount)", "\(skill.issueCount)",
                    skill.reckonedAt.description,
                ]
            })
    }

    private static func lead(_ skill: ForecastSkill) -> String {
        let next = ForecastSkill.leadBounds.first { $0 > skill.leadHours }
        return next.map { "\(skill.leadHours)–\($0) h" } ?? "from \(skill.leadHours) h"
    }

    private static func share(_ value: Double?) -> String {
        value.map { Numerals.fixed($0 * 100, decimals: 1) + " %" } ?? "–"
    }

    private static func bias(_ skill: ForecastSkill) -> String {
        (skill.bias > 0 ? "+" : "") + Numerals.fixed(skill.bias * 100, decimals: 1) + " %"
    }
}

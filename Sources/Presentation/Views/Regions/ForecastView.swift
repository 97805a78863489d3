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

/// A region's horizon as a curve.
struct ForecastText {
    let outlook: RegionOutlook
    let horizon: TimeWindow
    let marked: [(label: String, window: TimeWindow)]
    let style: OutputStyle

    /// Title, chart with day marks and marked windows, and extremes.
    var text: String {
        let ink = Ink(style)
        let region = outlook.region
        let head = paragraph(
            "\(region.id.visible) (\(region.zone.visible)), \(style.span(horizon))")
        let unit = paragraph("gCO2e per kWh of IT energy; \(outlook.signal.title)")
        let pieces = outlook.pieces(over: horizon)
        let lines =
            head.map { ink.paint($0, .strong) } + unit.map { ink.paint($0, .faint) }
            + (pieces.contains { $0.rate != nil } ? body(pieces) : paragraph(nothing))
        return lines.joined(separator: "\n")
    }

    /// What to do if nothing is known about the horizon.
    var nothing: String {
        "Nothing is known of these hours: "
            + "`\(run: .importCarbon, "FILE", .set(.zone, outlook.region.zone.visible))`"
    }

    private func body(_ pieces: [RegionOutlook.Piece]) -> [String] {
        let chart = HorizonChart(
            pieces: pieces, horizon: horizon, marks: ForecastMark.grouped(marked), style: style)
        return [""] + chart.lines + [""] + facts(pieces).lines(style, indent: 0)
    }

    /// The extremes of pieces, some of which are known.
    func facts(_ pieces: [RegionOutlook.Piece]) -> FactSheet {
        var sheet = FactSheet()
        let known = pieces.filter { $0.rate != nil }
        func rate(_ piece: RegionOutlook.Piece) -> Double { piece.rate?.gramsPerITKWh ?? 0 }
        func words(_ piece: RegionOutlook.Piece) -> String {
            "\(Scales.rate(rate(piece))), \(style.moment(piece.window.start))"
        }
        sheet.add("lowest", known.min { rate($0) < rate($1) }.map(words))
        let hours = known.reduce(0) { $0 + $1.window.length.hours }
        let sum = known.reduce(0) { $0 + rate($1) * $1.window.length.hours }
        sheet.add("mean", Scales.rate(sum / hours))
        sheet.add("highest", known.max { rate($0) < rate($1) }.map(words))
        sheet.add("band", bandWords(known))
        let gaps = horizon.length.hours - hours
        // A forecast that is seconds old ends seconds before the horizon does.
        let isNotable = TimeSpan(hours: gaps) >= TimeSpan(seconds: 60)
        sheet.add(
            "unknown", isNotable ? "\(TimeSpan(hours: gaps).spoken) of these hours" : nil)
        sheet.add("basis", basisWords)
        return sheet
    }

    private func bandWords(_ known: [RegionOutlook.Piece]) -> String? {
        let banded = known.compactMap { piece in
            piece.rateP10.flatMap { low in
                piece.rateP90.map {
                    (low.gramsPerITKWh, $0.gramsPerITKWh, piece.window.length.hours)
                }
            }
        }
        let hours = banded.reduce(0) { $0 + $1.2 }
        guard hours > 0 else { return nil }
        let low = banded.reduce(0) { $0 + $1.0 * $1.2 } / hours
        let high = banded.reduce(0) { $0 + $1.1 * $1.2 } / hours
        return "80 % interval of single hours \(Scales.rate(low)) – "
            + "\(Scales.rate(high)), on average"
    }

    private var basisWords: String? {
        let inside = outlook.bases.filter { $0.window.intersection(horizon) != nil }
        guard let last = inside.last else { return nil }
        let ends = inside.dropLast().prefix(3).map { base in
            "\(base.basis.title), until \(style.moment(base.window.end)); then "
        }
        return ends.joined() + last.basis.title
    }

    private func paragraph(_ text: String) -> [String] {
        Paragraph.lines(text, width: style.width)
    }
}

extension RegionOutlook {
    /// The known values of an interval without changes; nil in a gap.
    struct Piece {
        let window: TimeWindow
        let pue: PUE?
        let carbonIntensity: CarbonIntensity?
        let rate: EmissionRate?
        let rateP10: EmissionRate?
        let rateP90: EmissionRate?
    }

    /// The horizon divided wherever the rate or its band changes.
    func pieces(over horizon: TimeWindow) -> [Piece] {
        let cuts: Series<EmissionRate> = Series<EmissionRate>.zip(
            Series<EmissionRate>.zip(rate, rateP10) { rate, _ in rate }, rateP90
        ) { rate, _ in rate }
        let bounds = cuts.clipped(to: horizon).breakpoints.map(Instant.init(secondsSinceEpoch:))
        return Swift.zip(bounds, bounds.dropFirst()).map { start, end in
            Piece(
                window: TimeWindow(start: start, end: end), pue: pue.value(at: start),
                carbonIntensity: carbonIntensity.value(at: start), rate: rate.value(at: start),
                rateP10: rateP10.value(at: start), rateP90: rateP90.value(at: start))
        }
    }
}

/// The accuracy of forecasts for a zone, by lead.
public enum SkillView {
    /// A row for each range of leads: errors of the provider's forecast as issued and as corrected,
    /// and of the forecast from history alone.
    public static func text(
        _ skills: [ForecastSkill], zone: ZoneID, signal: CarbonSignal, style: OutputStyle
    ) -> String {
        guard style.medium == .terminal else { return rows(skills) }
        guard !skills.isEmpty else {
            return Paragraph.lines(
                "No forecast of a provider for zone \(zone.visible) could be compared with what came "
                    + "yet. Follow one: `\(run: .feedAdd, "NAME", .set(.provider, "…"))`",
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

public import SolsticeDomain

/// Why a job is planned as it is: the other places and times, and what more slack would save.
public enum ExplanationView {
    /// The plan, its alternatives by region and by start, whether waiting is worth it, what a later
    /// deadline would save, and what was left out.
    ///
    /// Given the outlook of the plan's region over ``horizon(of:record:now:)``, its hours are drawn
    /// with the chosen ones marked.
    public static func text(
        _ explanation: Explanation, record: JobRecord, outlook: RegionOutlook? = nil,
        style: OutputStyle
    ) -> String {
        switch style.medium {
        case .terminal:
            ExplanationText(
                explanation: explanation, record: record, outlook: outlook, style: style
            ).text
        case .pipe: ExplanationRows(explanation: explanation).text
        }
    }

    /// The hours that show why a plan starts when it does: from now past the deadline, at most a
    /// month unless the plan itself takes longer; nil if the plan has ended.
    public static func horizon(
        of explanation: Explanation, record: JobRecord, now: Instant
    ) -> TimeWindow? {
        let planned = explanation.best.placement.end
        guard planned > now else { return nil }
        let later = explanation.byStart.map(\.placement.end).max() ?? planned
        let deadline = record.job.specification.deadline
        let wanted = min(max(planned, deadline ?? later), now + .day * 31)
        let end = max(planned, wanted)
        // Some space after the end, so that it can be told from the edge.
        return TimeWindow(start: now, end: end + max(.hour, (end - now) * 0.03))
    }
}

/// An explanation as text for the user.
struct ExplanationText {
    let explanation: Explanation
    let record: JobRecord
    /// The hours of the plan's region; nil if they have passed or are unknown.
    var outlook: RegionOutlook?
    let style: OutputStyle

    /// The sections, separated by empty lines.
    var text: String {
        [plan, hours, levers, variants, waiting, regions, starts, slack, frontier, exclusions]
            .filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
            .joined(separator: "\n\n")
    }

    private var best: Placement { explanation.best.placement }
    private var words: ExplanationWords { ExplanationWords(explanation: explanation, style: style) }

    private var plan: [String] {
        let verb = record.job.state == .planned || record.attempts.isEmpty ? "planned" : "started"
        let title =
            "\(record.title): \(verb) for \(style.moment(best.start)) in \(best.region.visible)"
        var sheet = FactSheet()
        sheet.add("runs", best.runWords(style))
        sheet.add("hardware", best.hardware)
        sheet.add("emissions", best.emissionsWords)
        sheet.add(
            "saving", explanation.best.savingWords(style),
            explanation.best.isWorthwhile ? .good : .notice)
        sheet.add("  so far", record.pastDecisions?.words)
        sheet.add("basis", "\(best.basis.title); signal: \(best.signal.title)")
        sheet.add("carbon-free", explanation.carbonFree.map { CarbonFreeWords.expected($0) })
        let ink = Ink(style)
        return Paragraph.lines(title, width: style.width).map { ink.paint($0, .strong) }
            + sheet.lines(style)
    }

    private var hours: [String] {
        guard let outlook,
            let horizon = ExplanationView.horizon(of: explanation, record: record, now: style.now)
        else { return [] }
        let pieces = outlook.pieces(over: horizon)
        guard pieces.contains(where: { $0.rate != nil }) else { return [] }
        let chart = HorizonChart(
            pieces: pieces, horizon: horizon, marks: marks,
            deadline: record.job.specification.deadline, style: style)
        let unit = "gCO2e per kWh of IT energy; \(outlook.signal.title)"
        return section("Why then: the hours of \(best.region.visible)")
            + Paragraph.lines(unit, width: style.width).map { Ink(style).paint($0, .faint) }
            + chart.lines
    }

    /// The chosen hours and, for comparison, those of starting at once in the same region.
    private var marks: [ForecastMark] {
        let chosen = best.segments.map { (label: "the plan", window: $0) }
        let atOnce = explanation.startNow?.placement.segments.map {
            (label: "at once", window: $0)
        }
        let isElsewhere = explanation.startNow.map {
            $0.placement.region != best.region || $0.placement.start >= best.start
        }
        var others = isElsewhere == false ? ForecastMark.grouped(atOnce ?? []) : []
        for index in others.indices { others[index].isChosen = false }
        return ForecastMark.grouped(chosen) + others
    }

    private var levers: [String] {
        let bars = SavingWaterfall(plan: explanation.best, style: style).lines
        return bars.isEmpty ? [] : section("Where the saving comes from") + bars
    }

    private var variants: [String] {
        let table = VariantTable(explanation, job: record.job.specification, style: style).lines
        return table.isEmpty ? [] : section("How: the best plan of each variant") + table
    }

    private var waiting: [String] {
        let worth = explanation.isWaitingWorthwhile
        let ink = Ink(style)
        return section("Is waiting worth it?")
            + Paragraph.lines(words.waiting, width: style.width, first: "  ", rest: "  ")
            .map { ink.paint($0, worth ? .good : nil) }
            + WaitingWords(explanation.waiting, style: style).lines
    }

    private var regions: [String] {
        guard !explanation.byRegion.isEmpty else { return [] }
        return section("Where: the best plan in each region")
            + Table(columns: columns(startsFirst: false), rows: explanation.byRegion, indent: 2)
            .lines(style)
    }

    private var starts: [String] {
        guard !explanation.byStart.isEmpty else { return [] }
        return section("When: the best start of each day in \(best.region.visible)")
            + Table(columns: columns(startsFirst: true), rows: explanation.byStart, indent: 2)
            .lines(style)
    }

    private var slack: [String] {
        guard !explanation.slack.isEmpty else { return [] }
        let lines = explanation.slack.flatMap { offer in
            Paragraph.lines(words.offer(offer), width: style.width, first: "  ", rest: "    ")
        }
        return section("What a later deadline would buy") + lines
    }

    private var frontier: [String] {
        let table = ExplanationFrontier(explanation, style: style).lines
        return table.isEmpty ? [] : section("What money buys, and what each kg less costs") + table
    }

    private var exclusions: [String] {
        guard !explanation.exclusions.isEmpty else { return [] }
        let lines = explanation.exclusions.flatMap {
            Paragraph.lines(
                "\($0.region.visible): \($0.reason.visible)", width: style.width, first: "  ",
                rest: "    ")
        }
        return section("Left out") + lines
    }

    private func section(_ title: String) -> [String] {
        Paragraph.lines(title, width: style.width).map { Ink(style).paint($0, .strong) }
    }

    private typealias Column = Table<Explanation.Alternative>.Column

    private func columns(startsFirst: Bool) -> [Column] {
        let style = style
        let best = best
        let all = explanation.byRegion + explanation.byStart
        let start = Column("start", importance: startsFirst ? 10 : 6) {
            style.moment($0.placement.start)
        }
        let region = Column(
            "region", importance: startsFirst ? 2 : 10, shortest: 10,
            tone: { $0.placement == best ? .strong : nil }, text: { $0.placement.region.visible })
        var columns = startsFirst ? [start] : [region, start]
        columns.append(
            Column("on", importance: 3, shortest: 6) { $0.placement.accelerator.visible })
        if all.contains(where: { $0.placement.powerCap != nil }) {
            columns.append(
                Column("cap", importance: 2, isNumeric: true) {
                    $0.placement.powerCap.map(Scales.text) ?? "–"
                })
        }
        if all.contains(where: { $0.placement.footprint.cost != nil }) {
            columns.append(
                Column("cost", importance: 2, isNumeric: true) {
                    $0.placement.footprint.cost.map(Scales.text) ?? "–"
                })
        }
        return columns + amounts
    }

    /// Emissions as number and bar, and the saving over the baseline.
    private var amounts: [Column] {
        let best = best
        let all = explanation.byRegion + explanation.byStart
        let most = all.map(\.placement.footprint.emissions).max() ?? .zero
        let baseline = explanation.best.baseline.footprint.emissions
        let tone: (Explanation.Alternative) -> Ink.Tone? = { $0.placement == best ? .good : nil }
        return [
            Column("CO2e", importance: 9, isNumeric: true, tone: tone) {
                Scales.text($0.placement.footprint.emissions)
            },
            Column("saving", importance: 8, isNumeric: true, tone: tone) {
                baseline > .zero ? Numerals.percent($0.saving / baseline) : "–"
            },
            Column("", importance: 1, tone: { tone($0) ?? .faint }) {
                let emissions = $0.placement.footprint.emissions
                return Bar.text(share: most > .zero ? emissions / most : 0, columns: 16)
                    + ($0.placement == best ? " ← plan" : "")
            },
        ]
    }
}

/// An explanation as one table for programs; the first column gives the kind of row.
struct ExplanationRows {
    let explanation: Explanation

    /// The table.
    var text: String {
        let best = explanation.best
        var rows = [row("best", best.placement, saving: best.saving.amount)]
        rows += explanation.byRegion.map { row("region", $0.placement, saving: $0.saving) }
        rows += explanation.byVariant.map { row("variant", $0.placement, saving: $0.saving) }
        rows += explanation.byStart.map { row("start", $0.placement, saving: $0.saving) }
        rows += explanation.startNow.map { [row("now", $0.placement, saving: $0.saving)] } ?? []
        rows += explanation.slack.map {
            row(
                "slack", $0.placement, saving: best.saving.amount + $0.furtherSaving,
                extra: $0.extra)
        }
        rows += explanation.frontier.map { row("frontier", $0.placement, saving: $0.saving) }
        let empty = [String](repeating: "", count: 8)
        if let figure = explanation.carbonFree {
            let words = CarbonFreeWords.expected(figure)
            rows.append(
                ["carbon-free", best.placement.region.rawValue] + empty + [words, "", "", ""])
        }
        rows += explanation.exclusions.map {
            ["excluded", $0.region.rawValue] + empty + ["\($0.reason)"] + ["", "", ""]
        }
        return TabSeparated.text(Self.heading, rows)
    }

    private static let heading = [
        "kind", "region", "accelerator", "power_cap_watts", "start", "end", "emissions_grams",
        "saving_grams", "cost", "extra_slack_hours", "reason",
        "variant", "accelerator_count", "facility_energy_kwh",
    ]

    private func row(
        _ kind: String, _ placement: Placement, saving: Emissions, extra: TimeSpan? = nil
    ) -> [String] {
        [
            kind, placement.region.rawValue, placement.accelerator.rawValue,
            placement.powerCap.plain,
            placement.start.description, placement.end.description,
            placement.footprint.emissions.plain, saving.plain, placement.footprint.cost.plain,
            extra.map { Numerals.plain($0.hours) } ?? "", "", placement.variant.rawValue,
            "\(placement.count)", placement.footprint.facilityEnergy.plain,
        ]
    }
}

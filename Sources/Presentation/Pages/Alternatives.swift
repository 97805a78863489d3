internal import SolsticeDomain

/// The alternatives for a job.
struct Alternatives {
    let explanation: Explanation
    let setting: PageSetting

    /// Maximum rows of a table; the rest are only counted.
    private static let most = 40

    private typealias Alternative = Explanation.Alternative
    private typealias Column = PageTable<Alternative>.Column

    /// The available sections.
    var markup: Markup {
        Markup([
            part("Is waiting worth it?", waiting), part("Where", regions), part("When", starts),
            part("What a later deadline would buy", slack),
            part("What money buys, and what each kg less costs", frontier),
            part("Left out", exclusions),
        ])
    }

    private func part(_ title: String, _ body: Markup) -> Markup {
        body.isEmpty ? .nothing : "<h3>\(title)</h3>\n\(body)"
    }

    private var words: ExplanationWords {
        ExplanationWords(explanation: explanation, style: setting.style)
    }

    private var waiting: Markup {
        let more = WaitingWords(explanation.waiting, style: setting.style).sentence
        return Markup([Markup.paragraph(words.waiting)] + (more.map { [.paragraph($0)] } ?? []))
    }

    private var regions: Markup {
        table("The best plan in each region", explanation.byRegion, first: region, then: [start])
    }

    private var starts: Markup {
        let region = explanation.best.placement.region.cut(to: 40)
        return table(
            "The best start of each day in \(region)", explanation.byStart, first: start, then: [])
    }

    private var slack: Markup {
        let offers = explanation.slack.map { "<li>\(Markup.prose(words.offer($0)))</li>" as Markup }
        return offers.isEmpty ? .nothing : "<ul>\n\(offers)\n</ul>"
    }

    private var frontier: Markup {
        let steps = ExplanationFrontier(explanation, style: setting.style).steps
        guard steps.count > 1 else { return .nothing }
        let setting = setting
        typealias Column = PageTable<ExplanationFrontier.Step>.Column
        return PageTable(
            caption: "From the cheapest to the cleanest",
            columns: [
                Column("cost", isNumeric: true) {
                    "\($0.alternative.placement.footprint.cost.map(Scales.text) ?? "–")"
                },
                Column("CO2e", isNumeric: true) {
                    "\(Scales.text($0.alternative.placement.footprint.emissions))"
                },
                Column("cost per kg less", isNumeric: true) {
                    "\($0.costPerKilogram.map(Scales.text) ?? "–")"
                },
                Column("start") { setting.moment($0.alternative.placement.start) },
                Column("region") { .region($0.alternative.placement.region) },
                Column("on") { "<bdi>\($0.alternative.placement.kind)</bdi>" },
                Column("chosen") { $0.isPlan ? "plan" : "" },
            ], rows: Array(steps.prefix(Self.most)), isChosen: \.isPlan
        ).markup
    }

    private var exclusions: Markup {
        let shown = explanation.exclusions.prefix(Self.most).map { exclusion -> Markup in
            "<li>\(Markup.name(exclusion.region.rawValue, columns: 40)): \(Markup.prose(exclusion.reason))</li>"
        }
        guard !shown.isEmpty else { return .nothing }
        return "<ul>\n\(shown)\n</ul>\n\(rest(explanation.exclusions.count, "region"))"
    }

    private var region: Column { Column("region") { .region($0.placement.region) } }

    private var start: Column {
        let setting = setting
        return Column("start") { setting.moment($0.placement.start) }
    }

    private func table(
        _ caption: String, _ rows: [Alternative], first: Column, then: [Column]
    ) -> Markup {
        guard !rows.isEmpty else { return .nothing }
        let best = explanation.best.placement
        let baseline = explanation.best.baseline.footprint.emissions
        let most = rows.map(\.placement.footprint.emissions).max() ?? .zero
        var columns = [first] + then + [Column("on") { "<bdi>\($0.placement.kind)</bdi>" }]
        if rows.contains(where: { $0.placement.footprint.cost != nil }) {
            columns.append(
                Column("cost", isNumeric: true) {
                    "\($0.placement.footprint.cost.map(Scales.text) ?? "–")"
                })
        }
        columns += [
            Column("CO2e", isNumeric: true) { "\(Scales.text($0.placement.footprint.emissions))" },
            Column("saving", isNumeric: true) {
                "\(baseline > .zero ? Numerals.percent($0.saving / baseline) : "–")"
            },
            Column("side by side") { Self.bar($0, most: most, isPlan: $0.placement == best) },
        ]
        let table = PageTable(
            caption: caption, columns: columns, rows: Array(rows.prefix(Self.most)),
            isChosen: { $0.placement == best })
        return Markup([table.markup, rest(rows.count, "alternative")])
    }

    private static func bar(_ alternative: Alternative, most: Emissions, isPlan: Bool) -> Markup {
        let share = most > .zero ? alternative.placement.footprint.emissions / most : 0
        let row = BarTable.Row(
            name: "", words: "", kind: isPlan ? "run" : "base", from: 0, to: share)
        let mark = isPlan ? "plan" : ""
        return "<div class=\"barred\">\(BarTable.bar(row))<span>\(mark)</span></div>"
    }

    private func rest(_ count: Int, _ noun: String) -> Markup {
        count > Self.most
            ? "<p class=\"more\">and \(Numerals.count(count - Self.most, "more " + noun))</p>"
            : .nothing
    }
}

extension Placement {
    /// `v100, 175 W`.
    fileprivate var kind: String {
        accelerator.cut(to: 24) + (powerCap.map { ", \(Scales.text($0))" } ?? "")
    }
}

internal import SolsticeDomain

/// An energy report as one page that loads nothing from elsewhere and runs no script.
struct ReportHTML {
    let report: EnergyReport
    /// The page it was requested from; nil for a file.
    var back: ReportTrail?

    private var words: ReportWords { ReportWords(report: report) }

    /// The page.
    var page: Markup {
        let body =
            [back?.link ?? .nothing, statement, runs, bars, table] + details
            + [sources, formulas, closing]
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta http-equiv="Content-Security-Policy" \
            content="default-src 'none'; style-src 'unsafe-inline'">
            <title>Energy statement</title>
            <style>
            \(Markup(trusted: ReportStyle.sheet))
            </style>
            </head>
            <body>
            <main>
            \(body)
            </main>
            </body>
            </html>
            """
    }

    private var statement: Markup {
        let heading: [Markup] = ["<h1>Energy statement</h1>"]
        let period = [words.period].compactMap { $0 }.map { Markup.element("p", $0) }
        let paragraphs = words.paragraphs.map { "<p class=\"lead\"><bdi>\($0)</bdi></p>" as Markup }
        let rest = [words.silence].compactMap { $0 }.map { Markup.element("p", $0) }
        return Markup(heading + period + figures + paragraphs + rest)
    }

    /// The figures that a reader looks for first.
    private var figures: [Markup] {
        report.totals.map { total in
            Markup.tiles([
                ("emitted, CO2e", Scales.text(total.emissions), nil),
                (
                    total.saving < .zero ? "more than the baseline" : "saved against the baseline",
                    "\(Scales.text(Emissions(grams: abs(total.saving.grams)))) "
                        + "(\(Numerals.percent(abs(total.savedFraction))))", nil
                ),
                ("facility energy", Scales.text(total.facilityEnergy), nil),
                (
                    "effective PUE", total.pue.map { Numerals.fixed($0.ratio, decimals: 3) } ?? "–",
                    nil
                ),
                (
                    "g/kWh, \(total.signal.title)",
                    total.carbonIntensity.map { Numerals.brief($0.gramsPerKWh) } ?? "–", nil
                ),
            ])
        }
    }

    private var bars: Markup {
        guard !report.jobs.isEmpty else { return .nothing }
        return section(
            "Emitted, and what the baseline would have", ReportBars(jobs: report.jobs).markup)
    }

    private func section(_ title: String, _ body: Markup) -> Markup {
        """
        <section>
        <h2>\(title)</h2>
        \(body)
        </section>
        """
    }

    private var runs: Markup {
        guard let table = ReportRuns(report: report).table else { return .nothing }
        return Markup.table(
            table.headings, table.rows,
            numbers: Set(ReportRuns.textCount..<table.headings.count),
            caption: ReportRuns.title)
    }

    private var table: Markup {
        guard report.jobs.count > 1 else { return .nothing }
        let table = ReportColumns.table(report.jobs)
        return Markup.table(
            table.headings, table.rows,
            numbers: Set(ReportColumns.textCount..<table.headings.count),
            caption: "Every job: kWh = hours × processors × W ÷ 1000; facility kWh = IT kWh × PUE; "
                + "kg = facility kWh × g/kWh ÷ 1000")
    }

    private var details: [Markup] {
        let shown = report.jobs.prefix(ReportedJob.mostDrawn)
        let more = report.jobs.count - shown.count
        let sections = shown.map { job -> Markup in
            let beside = ReportSideEffects.rows(job)
            let tables = [
                figures(ReportFacts.rows(job), caption: "How it is computed"),
                beside.isEmpty ? .nothing : figures(beside, caption: ReportSideEffects.title),
            ]
            return """
                <section class="facts">
                \(Markup.element("h2", "Job \(job.id) (\(job.label))"))
                \(ReportCourse(job: job).markup)
                \(tables)
                </section>
                """
        }
        return sections
            + (more > 0 ? [Markup.element("p", "\(more) more jobs are in the table above.")] : [])
    }

    private func figures(_ rows: [ReportFacts.Row], caption: String) -> Markup {
        Markup.table(
            ["figure", "value", "how"], rows.map { [$0.name, $0.value, $0.reason] }, numbers: [1],
            caption: caption)
    }

    private var sources: Markup {
        let sources = ReportSources(report: report)
        let imports = sources.lines.map { line -> Markup in
            """
            <li><bdi>\(line.title)</bdi>, \(line.details); \
            SHA-256 <code>\(line.sha256)</code></li>
            """
        }
        let rest = (sources.figures + [sources.revisions].compactMap { $0 }).map {
            Markup.element("li", $0)
        }
        guard !(imports + rest).isEmpty else { return .nothing }
        return section("What that rests on", list(imports + rest))
    }

    private func list(_ entries: [Markup]) -> Markup {
        """
        <ul>
        \(entries)
        </ul>
        """
    }

    private var formulas: Markup {
        let equivalents = report.totals.flatMap { ReportEquivalents.sentences($0.emissions) }
        guard !equivalents.isEmpty else { return .nothing }
        let formulas = ReportWords.formulas(of: report) + ["Formulas: \(ReportWords.formulaSource)"]
        return Markup([
            section("To hold it against", list(equivalents.map { Markup.element("li", $0) })),
            section("Formulas", list(formulas.map { Markup.element("li", $0) })),
        ])
    }

    private var closing: Markup { "<footer>\(Markup.element("p", words.closing))</footer>" }
}

/// The style of an energy report's page: light and dark, from the width of a phone.
enum ReportStyle {
    /// The style sheet.
    static let sheet =
        SharedStyle.sheet + "\n" + """
            main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
            h1 { font-size: 1.6rem; margin: 0 0 1rem; }
            h2 { font-size: 1.15rem; margin: 2.2rem 0 .6rem; overflow-wrap: anywhere; }
            .job { margin: 0 0 .9rem; }
            .job p { display: flex; justify-content: space-between; gap: 1rem; margin: 0; }
            .job p span { color: var(--faint); white-space: nowrap; }
            .bar { display: grid; grid-template-columns: 4.5rem 1fr 5.5rem; gap: .5rem;
              align-items: center; font-size: .85rem; color: var(--faint); }
            .bar svg { width: 100%; height: .9rem; display: block; }
            .home { stroke-dasharray: 4 4; }
            .course { margin: 0 0 1rem; }
            .course svg { width: 100%; height: 9rem; display: block;
              border-bottom: 1px solid var(--line); }
            .axis, .legend { display: flex; flex-wrap: wrap; justify-content: space-between;
              gap: .2rem 1rem; margin: .2rem 0 0; color: var(--faint); font-size: .8rem; }
            .legend { justify-content: flex-start; gap: .4rem; align-items: center; }
            .key { display: inline-block; width: 1rem; height: .7rem; margin-left: .5rem; }
            .key.hours { background: var(--hours); } .key.basehours { background: var(--base); }
            .key.rate { border-top: 2px solid var(--rate); height: 0; }
            .key.home { border-top-style: dashed; }
            .facts td:first-child { white-space: nowrap; }
            footer { margin-top: 2.5rem; color: var(--faint); font-size: .85rem; }
            .trail a { color: inherit; }
            @media print { body { font-size: 11pt; } .trail { display: none; } }
            """
}

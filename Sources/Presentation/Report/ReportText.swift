internal import SolsticeDomain

/// An energy report for a terminal.
struct ReportText {
    let report: EnergyReport
    let style: OutputStyle

    private var words: ReportWords { ReportWords(report: report) }

    /// The sections, separated by empty lines.
    var text: String {
        let sections =
            [[heading], statement, runs, facts, sideEffects, jobs, sources, equivalents, closing]
        return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
            .joined(separator: "\n\n")
    }

    private var ink: Ink { Ink(style) }

    private var heading: String { ink.paint("Energy statement", .strong) }

    private func lines(_ text: String, first: String = "  ", rest: String = "  ") -> [String] {
        Paragraph.lines(text, width: style.width, first: first, rest: rest)
    }

    private var statement: [String] {
        let sentences =
            [words.period].compactMap { $0 } + words.paragraphs
            + [words.silence].compactMap { $0 }
        return Array(sentences.map { lines($0) }.joined(separator: [""]))
    }

    private var facts: [String] {
        let only = report.jobs.count == 1 ? report.jobs.first : nil
        let groups: [(String, [ReportFacts.Row])] =
            only.map { [("How it is computed", ReportFacts.rows($0))] }
            ?? report.totals.map {
                (
                    "\(Numerals.count($0.jobCount, "job"))\($0.jobCount == 1 ? "" : " together") (\($0.signal.title))",
                    ReportFacts.rows($0)
                )
            }
        return Array(groups.map { section($0.0, sheet($0.1)) }.joined(separator: [""]))
    }

    private var sideEffects: [String] {
        let groups = ReportSideEffects.groups(report)
        guard !groups.isEmpty else { return [] }
        return section(
            ReportSideEffects.title, Array(groups.map(sheet).joined(separator: [""])))
    }

    /// Three columns if there is room, else the reason after the value.
    private func sheet(_ rows: [ReportFacts.Row]) -> [String] {
        if style.width >= 76 { return wide(rows) }
        var sheet = FactSheet()
        for row in rows {
            let text = row.reason.isEmpty ? row.value : "\(row.value), \(row.reason)"
            sheet.add(row.name, text, row.isResult ? .strong : nil)
        }
        return sheet.lines(style)
    }

    /// Three columns: names, values, and reasons wrapped within their column.
    private func wide(_ rows: [ReportFacts.Row]) -> [String] {
        let valueWidth = rows.reduce(0) { max($0, $1.value.columns) }
        let nameWidth = rows.reduce(0) { max($0, $1.name.columns) }
        let indent = 2 + nameWidth + 2 + valueWidth + 2
        let hanging = String(repeating: " ", count: indent)
        return rows.flatMap { row in
            let space = String(repeating: " ", count: valueWidth - row.value.columns)
            let head =
                "  " + ink.paint(row.name.padded(to: nameWidth), .faint) + "  " + space
                + ink.paint(row.value, row.isResult ? .strong : nil)
            guard !row.reason.isEmpty else { return [head] }
            return Paragraph.lines(row.reason, width: style.width - indent).enumerated().map {
                ($0.offset == 0 ? head + "  " : hanging) + ink.paint($0.element, .faint)
            }
        }
    }

    private var runs: [String] {
        guard let table = ReportRuns(report: report).table else { return [] }
        return section(ReportRuns.title, lines(of: table, textCount: ReportRuns.textCount))
    }

    private var jobs: [String] {
        guard report.jobs.count > 1 else { return [] }
        return section(
            "By job",
            lines(of: ReportColumns.table(report.jobs), textCount: ReportColumns.textCount))
    }

    /// A table of figures; a narrow terminal shows the important columns.
    private func lines(
        of table: (headings: [String], rows: [[String]]), textCount: Int
    ) -> [String] {
        let importance = [
            "job": 13, "runs": 13, "jobs": 11, "processor-hours": 6, "kg CO2e": 12, "net kg": 11,
            "saved kg": 10, "baseline kg": 9, "facility kWh": 8,
            "g/kWh": 7, "hours": 6, "PUE": 5, "IT kWh": 4, "processors": 3, "W each": 2,
            "data kg": 1,
        ]
        let columns = table.headings.enumerated().map { index, title in
            Table<[String]>.Column(
                title, importance: importance[title] ?? 1, shortest: index == 0 ? 12 : nil,
                isNumeric: index >= textCount
            ) { $0[index] }
        }
        return Table(columns: columns, rows: table.rows, indent: 2).lines(style)
    }

    private var sources: [String] {
        let sources = ReportSources(report: report)
        var body = sources.lines.flatMap { line in
            lines(line.title, rest: "    ") + lines(line.details, first: "    ", rest: "    ")
                + lines("SHA-256 " + line.sha256, first: "    ", rest: "    ")
        }
        body += sources.figures.flatMap { lines($0, rest: "    ") }
        body += sources.revisions.map { lines($0, rest: "    ") } ?? []
        return body.isEmpty ? [] : section("What that rests on", body)
    }

    private var equivalents: [String] {
        let sentences = report.totals.flatMap { ReportEquivalents.sentences($0.emissions) }
        guard !sentences.isEmpty else { return [] }
        return section("To hold it against", sentences.flatMap { lines($0, rest: "    ") })
    }

    private var closing: [String] {
        let formula =
            "Formulas: \(ReportWords.formulaSource). Every digit: `\(run: .report, .set(.json))`"
        let text = report.jobs.isEmpty ? words.closing : words.closing + " " + formula
        return Paragraph.lines(text, width: style.width).map { ink.paint($0, .faint) }
    }

    private func section(_ title: String, _ lines: [String]) -> [String] {
        Paragraph.lines(title, width: style.width).map { ink.paint($0, .strong) } + lines
    }
}

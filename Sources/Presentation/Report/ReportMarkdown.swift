internal import SolsticeDomain

/// An energy report as Markdown, ready to paste.
struct ReportMarkdown {
    let report: EnergyReport

    /// A heading, the paragraphs, and the tables.
    var text: String {
        let words = ReportWords(report: report)
        let paragraphs =
            ([words.period] + words.paragraphs + [words.silence]).compactMap { $0 }
            .map(MarkdownText.escaped)
        return
            (["## Energy statement"] + paragraphs + runs + facts + jobs + sideEffects + sources
            + equivalents
            + [MarkdownText.escaped(words.closing)]).joined(separator: "\n\n")
    }

    private var facts: [String] {
        ReportFacts.groups(report).map(figures)
    }

    private var sideEffects: [String] {
        let tables = ReportSideEffects.groups(report).map(figures)
        return tables.isEmpty ? [] : ["### \(ReportSideEffects.title)"] + tables
    }

    private func figures(_ rows: [ReportFacts.Row]) -> String {
        MarkdownText.table(
            ["figure", "how", "value"], rows.map { [$0.name, $0.reason, $0.value] },
            numbersFrom: 2)
    }

    private var runs: [String] {
        guard let table = ReportRuns(report: report).table else { return [] }
        return [
            "### \(ReportRuns.title)",
            MarkdownText.table(
                table.headings, table.rows, numbersFrom: ReportRuns.textCount),
        ]
    }

    private var jobs: [String] {
        guard report.jobs.count > 1 else { return [] }
        let table = ReportColumns.table(report.jobs)
        return [
            MarkdownText.table(
                table.headings, table.rows, numbersFrom: ReportColumns.textCount)
        ]
    }

    private var sources: [String] {
        let sources = ReportSources(report: report)
        let imports = sources.lines.map {
            "- \(MarkdownText.escaped($0.title)), \(MarkdownText.escaped($0.details)); SHA-256 "
                + MarkdownText.code($0.sha256)
        }
        let rest = (sources.figures + [sources.revisions].compactMap { $0 }).map {
            "- " + MarkdownText.escaped($0)
        }
        let all = imports + rest
        return all.isEmpty ? [] : ["### Data", all.joined(separator: "\n")]
    }

    private var equivalents: [String] {
        let sentences = report.totals.flatMap { ReportEquivalents.sentences($0.emissions) }
        guard !sentences.isEmpty else { return [] }
        let formulas =
            ReportWords.formulas(of: report).map { "- " + MarkdownText.escaped($0) }
            + ["- Formulas: " + MarkdownText.escaped(ReportWords.formulaSource)]
        return [
            "### To hold it against",
            sentences.map { "- " + MarkdownText.escaped($0) }.joined(separator: "\n"),
            "### Formulas", formulas.joined(separator: "\n"),
        ]
    }
}

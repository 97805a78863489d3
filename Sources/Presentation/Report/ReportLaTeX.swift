internal import SolsticeDomain

/// An energy report as LaTeX, ready to paste into a paper; it needs no packages.
struct ReportLaTeX {
    let report: EnergyReport

    /// The paragraphs, the tables and the data behind them.
    var text: String {
        let words = ReportWords(report: report)
        let paragraphs = words.paragraphs.enumerated().map {
            ($0.offset == 0 ? "\\paragraph{Energy statement.} " : "")
                + LaTeXText.escaped($0.element)
        }
        let more = [words.period, words.silence].compactMap { $0 }.map(LaTeXText.escaped)
        return
            (["% An energy statement by \(run: .report); it needs no packages."] + paragraphs + more
            + runs + facts + sideEffects + jobs + data
            + [LaTeXText.escaped(words.closing)]).joined(separator: "\n\n")
    }

    private var facts: [String] {
        ReportFacts.groups(report).map { rows in
            figures(
                rows,
                caption: "How the energy and the emissions are computed "
                    + "(\(ReportWords.formulaSource)).")
        }
    }

    private var sideEffects: [String] {
        ReportSideEffects.groups(report).map {
            figures($0, caption: ReportSideEffects.title + ".")
        }
    }

    private func figures(_ rows: [ReportFacts.Row], caption: String) -> String {
        float(
            LaTeXText.table(
                ["figure", "value", "how"], rows.map { [$0.name, $0.value, $0.reason] },
                columns: "lrp{0.5\\linewidth}"),
            caption: caption)
    }

    private var jobs: [String] {
        guard report.jobs.count > 1 else { return [] }
        return [
            figures(
                ReportColumns.table(report.jobs), textCount: ReportColumns.textCount,
                caption: "Energy and emissions by job.")
        ]
    }

    private var runs: [String] {
        guard let table = ReportRuns(report: report).table else { return [] }
        return [
            figures(table, textCount: ReportRuns.textCount, caption: ReportRuns.title + ".")
        ]
    }

    /// A wide table of numbers behind a few columns of text.
    private func figures(
        _ table: (headings: [String], rows: [[String]]), textCount: Int, caption: String
    ) -> String {
        let columns = table.headings.indices.map {
            $0 < textCount ? "p{\(Self.textWidths[$0])\\linewidth}" : "r"
        }.joined()
        return float(
            "\\scriptsize\\setlength{\\tabcolsep}{1.5pt}\n"
                + LaTeXText.table(table.headings, table.rows, columns: columns),
            caption: caption)
    }

    /// Shares of the line width for text columns; the numbers need the rest.
    private static let textWidths = ["0.12", "0.09"]

    private func float(_ tabular: String, caption: String) -> String {
        [
            "\\begin{table}[htbp]", "\\centering\\footnotesize", tabular,
            "\\caption{\(LaTeXText.escaped(caption))}", "\\end{table}",
        ].joined(separator: "\n")
    }

    private var data: [String] {
        let sources = ReportSources(report: report)
        let imports = sources.lines.map {
            "\\item \(LaTeXText.escaped($0.title)), \(LaTeXText.escaped($0.details)); SHA-256\\\\\n"
                + "{\\scriptsize\\ttfamily \(LaTeXText.escaped($0.sha256))}"
        }
        let equivalents = report.totals.flatMap { ReportEquivalents.sentences($0.emissions) }
        let rest = (sources.figures + [sources.revisions].compactMap { $0 } + equivalents).map {
            "\\item " + LaTeXText.escaped($0)
        }
        guard !(imports + rest).isEmpty else { return [] }
        return [
            (["\\begin{itemize}"] + imports + rest + ["\\end{itemize}"]).joined(separator: "\n")
        ]
    }
}

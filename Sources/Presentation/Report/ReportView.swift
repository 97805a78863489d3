public import SolsticeDomain

/// The energy statement of jobs that are over, in each form where people want it.
///
/// All of them say the same; a reader can recompute every figure from what is printed.
public enum ReportView {
    /// For a terminal, or for programs as three tables: sums, jobs and imports.
    public static func text(_ report: EnergyReport, style: OutputStyle) -> String {
        switch style.medium {
        case .terminal: ReportText(report: report, style: style).text
        case .pipe: ReportRows(report: report).text
        }
    }

    /// Paragraphs and tables in Markdown.
    public static func markdown(_ report: EnergyReport) -> String {
        ReportMarkdown(report: report).text
    }

    /// Paragraphs and tables in LaTeX that needs no packages.
    public static func latex(_ report: EnergyReport) -> String {
        ReportLaTeX(report: report).text
    }

    /// One page with its style and its charts inside it, which loads nothing from elsewhere and runs
    /// no script; a server leads back from it to the page of a job, or to the queue.
    public static func html(_ report: EnergyReport, back: ReportTrail? = nil) -> String {
        ReportHTML(report: report, back: back).text
    }
}

public import SolsticeDomain

/// The energy report on finished jobs, in each format.
///
/// All formats say the same; a reader can recompute every figure from what is printed.
public enum ReportView {
    /// For a terminal, or for programs as three tables: totals, jobs and imports.
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

    /// One page that contains its style and charts, loads nothing from elsewhere and runs no
    /// script; on a server it links back to the page of a job, or to the queue.
    public static func html(_ report: EnergyReport, back: ReportTrail? = nil) -> String {
        ReportHTML(report: report, back: back).text
    }
}

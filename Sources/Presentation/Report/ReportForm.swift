public import SolsticeDomain

/// The formats of an energy report.
public enum ReportForm: String, CaseIterable, Sendable {
    /// Text for users at a terminal, or tables for programs.
    case text
    /// Markdown.
    case markdown
    /// LaTeX that needs no packages.
    case latex
    /// JSON.
    case json
    /// One page of HTML.
    case html

    /// A report in this format; only text has a style.
    public func text(_ report: EnergyReport, style: OutputStyle) -> String {
        switch self {
        case .text: ReportView.text(report, style: style)
        case .markdown: ReportView.markdown(report)
        case .latex: ReportView.latex(report)
        case .json: JSONViews.report(report)
        case .html: ReportView.html(report)
        }
    }
}

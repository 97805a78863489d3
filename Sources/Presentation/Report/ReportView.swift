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
        ReportHTML(report: report, back: back).page.html
    }
}

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

/// The server page from which a report was requested.
public enum ReportTrail: Hashable, Sendable {
    /// The queue.
    case queue
    /// A job, by its number.
    case job(JobID)

    /// The way back to it.
    var link: Markup {
        switch self {
        case .queue: Self.link(to: PagePath.queue, "Queue")
        case .job(let id): Self.link(to: PagePath.job(id), "Job \(id)")
        }
    }

    private static func link(to address: String, _ name: String) -> Markup {
        "<p class=\"trail\"><a href=\"\(plain: address)\">\(name)</a></p>"
    }
}

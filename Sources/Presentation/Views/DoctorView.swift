public import SolsticeDomain

/// The findings on the database, its data and its service.
public enum DoctorView {
    /// The findings and, if requested, the result of checking the current plan.
    public static func text(
        _ findings: [Finding], violations: [PlanViolation]?, style: OutputStyle
    ) -> String {
        let plan = violations.map { "\n\n" + PlanCheckView.text($0, style: style) }
        return text(findings, style: style) + (plan ?? "")
    }

    /// A paragraph for each finding, marked by severity, with a summary at the end.
    public static func text(_ findings: [Finding], style: OutputStyle) -> String {
        guard style.medium == .terminal else {
            return TabSeparated.text(
                ["severity", "subject", "text", "remedy"],
                findings.map {
                    [
                        $0.severity.rawValue, $0.subject, "\($0.text)",
                        $0.remedy.map { "\($0)" } ?? "",
                    ]
                })
        }
        let ink = Ink(style)
        var lines = findings.flatMap { paragraph($0, style) }
        lines += Paragraph.lines(sum(findings), width: style.width).map { ink.paint($0, .strong) }
        return lines.joined(separator: "\n")
    }

    /// A finding, marked by severity, with its remedy below.
    static func paragraph(_ finding: Finding, _ style: OutputStyle) -> [String] {
        let ink = Ink(style)
        let indent = String(repeating: " ", count: 8)
        let body = Paragraph.lines(
            "\(finding.subject.visible): \(finding.text.visible)",
            width: style.width - indent.columns)
        let mark = ink.paint(mark(finding.severity).padded(to: 8), finding.severity.tone)
        var lines = body.enumerated().map { ($0 == 0 ? mark : indent) + $1 }
        if let remedy = finding.remedy {
            lines += Paragraph.lines(
                "→ " + remedy.visible, width: style.width, first: indent, rest: indent + "  ")
        }
        return lines
    }

    private static func mark(_ severity: Finding.Severity) -> String {
        switch severity {
        case .good: "ok"
        case .notice: "notice"
        case .bad: "wrong"
        }
    }

    private static func sum(_ findings: [Finding]) -> String {
        let bad = findings.count { $0.severity == .bad }
        let notices = findings.count { $0.severity == .notice }
        if bad > 0 {
            return "\(Numerals.count(bad, "thing")) will not work, "
                + "\(Numerals.count(notices, "thing")) could be better."
        }
        return notices > 0
            ? "All works; \(Numerals.count(notices, "thing")) could be better."
            : "All is well."
    }
}

extension Finding.Severity {
    /// Its tone.
    fileprivate var tone: Ink.Tone {
        switch self {
        case .good: .good
        case .notice: .notice
        case .bad: .bad
        }
    }
}

/// A failure as it is written to standard error.
public enum DiagnosticView {
    /// `error: problem`, its causes indented, `help: remedy`; wrapped between words on a terminal
    /// only.
    public static func text(_ diagnostic: Diagnostic, style: OutputStyle) -> String {
        let ink = Ink(style)
        var lines = part("error: ", diagnostic.problem, style, ink.paint("error:", .bad) + " ")
        for cause in diagnostic.causes { lines += part("  ", cause, style, "  ") }
        if let remedy = diagnostic.remedy {
            lines += part("help: ", remedy, style, ink.paint("help:", .good) + " ")
        }
        return lines.joined(separator: "\n")
    }

    /// The lines of a text after a prefix, which is painted after the lines are measured.
    private static func part(
        _ prefix: String, _ text: Message, _ style: OutputStyle, _ painted: String
    ) -> [String] {
        guard style.medium == .terminal else { return [prefix + text.visible] }
        let margin = String(repeating: " ", count: prefix.columns)
        let lines = Paragraph.lines(text.visible, width: style.width - prefix.columns)
        return lines.enumerated().map { ($0 == 0 ? painted : margin) + $1 }
    }
}

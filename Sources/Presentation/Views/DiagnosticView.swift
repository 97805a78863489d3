public import SolsticeDomain

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
        _ prefix: String, _ text: String, _ style: OutputStyle, _ painted: String
    ) -> [String] {
        guard style.medium == .terminal else { return [prefix + text.visible] }
        let margin = String(repeating: " ", count: prefix.columns)
        let lines = Paragraph.lines(text.visible, width: style.width - prefix.columns)
        return lines.enumerated().map { ($0 == 0 ? painted : margin) + $1 }
    }
}

/// Text that LaTeX can only read as text.
enum LaTeXText {
    /// The text with every special character replaced by the command that prints it.
    ///
    /// Letters beyond accented Latin stay as they are for XeLaTeX and LuaLaTeX, and for pdfLaTeX
    /// with suitable packages; emoji and other symbols become their code points.
    static func escaped(_ text: String) -> String {
        text.visible.unicodeScalars.reduce(into: "") { $0 += escaped($1) }
            .replacing("CO2e", with: "CO\\textsubscript{2}e")
    }

    private static let commands: [Unicode.Scalar: String] = [
        "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "$": "\\$", "&": "\\&", "#": "\\#",
        "%": "\\%", "_": "\\_", "^": "\\textasciicircum{}", "~": "\\textasciitilde{}",
        "<": "\\textless{}", ">": "\\textgreater{}", "|": "\\textbar{}",
        "\"": "''",
        // After the end of a row these would be read as its options.
        "[": "{[}", "]": "{]}", "*": "{*}",
        "×": "$\\times$", "÷": "$\\div$", "–": "--", "…": "\\ldots{}",
    ]

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        if let command = commands[scalar] { return command }
        if scalar.isASCII || scalar.properties.isAlphabetic { return String(scalar) }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .decimalNumber: return String(scalar)
        default: return "U+" + String(scalar.value, radix: 16, uppercase: true)
        }
    }

    /// A tabular with these columns; two-word headings take two lines.
    static func table(_ headings: [String], _ rows: [[String]], columns: String) -> String {
        let lines = rows.map { $0.map(escaped).joined(separator: " & ") + " \\\\" }
        let head = headings.map(stacked).joined(separator: " & ") + " \\\\"
        return
            (["\\begin{tabular}{\(columns)}", "\\hline", head, "\\hline"] + lines
            + ["\\hline", "\\end{tabular}"]).joined(separator: "\n")
    }

    private static func stacked(_ heading: String) -> String {
        let words = heading.split(separator: " ").map { escaped(String($0)) }
        return words.count > 1
            ? "\\shortstack[r]{\(words.joined(separator: "\\\\"))}" : escaped(heading)
    }
}

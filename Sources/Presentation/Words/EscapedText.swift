/// Text that HTML can only read as text; pages are put together by ``Markup``, which uses it.
enum HTMLText {
    /// The text for an element, with every special character escaped and CO2e set with a subscript.
    static func escaped(_ text: String) -> String {
        plain(text).replacing("CO2e", with: "CO<sub>2</sub>e")
    }

    /// The text with every special character escaped and nothing else: for quoted attributes,
    /// titles and drawings, which allow no elements.
    static func plain(_ text: String) -> String {
        var shown = ""
        for character in text.visible {
            switch character {
            case "&": shown += "&amp;"
            case "<": shown += "&lt;"
            case ">": shown += "&gt;"
            case "\"": shown += "&quot;"
            case "'": shown += "&#39;"
            default: shown.append(character)
            }
        }
        return shown
    }
}

extension String {
    /// The text with each percent sign kept on the same line as its number.
    var glued: String { replacing(" %", with: "\u{A0}%") }
}

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

/// Text that Markdown can only read as text.
enum MarkdownText {
    /// The text with every character escaped that is special in CommonMark or its extensions.
    static func escaped(_ text: String) -> String {
        var shown = String.UnicodeScalarView()
        var previous: Unicode.Scalar = " "
        for scalar in text.visible.unicodeScalars {
            // Between plain words a full stop, a comma and the like mean nothing; in URLs, which
            // many renderers turn into links, they do.
            let isAddress = (scalar == "/" && previous == ":") || (scalar == "." && previous == "w")
            if isPunctuation(scalar), isAddress || !harmless.contains(scalar) {
                shown.append("\\")
            }
            shown.append(scalar)
            previous = scalar
        }
        return String(shown)
    }

    private static let harmless: Set<Unicode.Scalar> = [
        ".", ",", ";", ":", "(", ")", "%", "/", "?", "-", "+", "=", "'",
    ]

    private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
        default: false
        }
    }

    /// Inline code: backticks in it become apostrophes.
    static func code(_ text: String) -> String {
        "`" + String(text.visible.map { $0 == "`" || $0 == "|" ? "'" : $0 }) + "`"
    }

    /// A table; columns from a given one on are right-aligned numbers.
    static func table(_ headings: [String], _ rows: [[String]], numbersFrom first: Int) -> String {
        let rules = headings.indices.map { $0 >= first ? "---:" : "---" }
        return ([headings.map(escaped), rules] + rows.map { $0.map(escaped) })
            .map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
    }
}

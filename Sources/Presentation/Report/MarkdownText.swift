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

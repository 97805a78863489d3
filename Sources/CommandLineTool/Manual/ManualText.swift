/// Text in mdoc, the language of man pages.
enum ManualText {
    /// Plain text as lines: each sentence begins a line, as mdoc requires, and nothing in it is
    /// read as a macro. Text in backticks is printed bold.
    static func sentences(_ text: String) -> String {
        var lines: [String] = []
        var line = ""
        for word in text.split(whereSeparator: \.isWhitespace).map(String.init) {
            let isFull = line.count + word.count + 1 > 78
            let isNewSentence =
                (line.hasSuffix(".") || line.hasSuffix(":"))
                && word.first?.isLowercase == false && !line.hasSuffix("e.g.")
            if !line.isEmpty, isFull || isNewSentence {
                lines.append(line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        if !line.isEmpty { lines.append(line) }
        return inline(lines.map(safe).joined(separator: "\n"))
    }

    /// A text with examples: indented lines are printed as they are.
    static func paragraphs(_ text: String) -> String {
        var parts: [String] = []
        var words: [String] = []
        var example: [String] = []
        func endWords() {
            if !words.isEmpty { parts.append(sentences(words.joined(separator: " "))) }
            words = []
        }
        func endExample() {
            guard !example.isEmpty else { return }
            let lines = example.map { safe(String($0.drop { $0 == " " })) }
            parts.append(
                ".Bd -literal -offset indent\n\(lines.joined(separator: "\n"))\n.Ed")
            example = []
        }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("  ") {
                endWords()
                example.append(line)
                continue
            }
            endExample()
            if line.isEmpty {
                endWords()
                if let last = parts.last, last != ".Pp" { parts.append(".Pp") }
            } else {
                words.append(line)
            }
        }
        endWords()
        endExample()
        while parts.last == ".Pp" { parts.removeLast() }
        return parts.joined(separator: "\n")
    }

    /// A line that cannot be read as a macro, with special characters escaped.
    static func safe(_ line: String) -> String {
        let spelt = line.replacing("\\", with: "\\e").replacing("-", with: "\\-")
        return spelt.hasPrefix(".") || spelt.hasPrefix("'") ? "\\&" + spelt : spelt
    }

    /// One argument of a macro.
    static func word(_ text: String) -> String {
        let spelt = safe(text).replacing("\"", with: "\\(dq")
        return spelt.contains(" ") ? "\"\(spelt)\"" : spelt
    }

    private static func inline(_ text: String) -> String {
        let pieces = text.split(separator: "`", omittingEmptySubsequences: false)
        guard pieces.count > 1, pieces.count % 2 == 1 else { return text }
        return pieces.enumerated().map { $0.offset % 2 == 1 ? "\\fB\($0.element)\\fP" : $0.element }
            .joined()
    }
}

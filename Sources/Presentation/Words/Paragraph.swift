/// Running text wrapped between words.
enum Paragraph {
    /// Units that stay on the same line as their number.
    private static let units: Set<String> = [
        "%", "g", "kg", "t", "Wh", "kWh", "MWh", "GWh", "W", "kW", "g/kWh", "gCO2e/kWh",
    ]

    /// The lines of a text, each at most `width` columns with its indentation.
    ///
    /// A command in backticks stays whole if a line can hold it, so that it can be copied.
    static func lines(_ text: String, width: Int, first: String = "", rest: String = "") -> [String]
    {
        var lines: [String] = []
        var line = first
        var isFresh = true
        for word in words(of: text) {
            if !isFresh, line.columns + 1 + word.columns > width {
                lines.append(line)
                line = rest
                isFresh = true
            }
            line += isFresh ? word : " " + word
            isFresh = false
            while line.columns > width {
                let head = line.prefix(columns: width)
                lines.append(head)
                line = rest + line.dropFirst(head.count).drop { $0 == " " }
            }
        }
        lines.append(line)
        return lines
    }

    /// Words, with units joined to their numbers and each command in backticks as one word.
    private static func words(of text: String) -> [String] {
        var words: [String] = []
        var isInsideCommand = false
        for part in text.split(separator: " ") {
            let bare = part.trimmingSuffix { ",.;:)".contains($0) }
            if isInsideCommand || (units.contains(bare) && words.last?.last?.isNumber == true) {
                words[words.count - 1] += " " + part
            } else {
                words.append(String(part))
            }
            if part.count(where: { $0 == "`" }) % 2 == 1 { isInsideCommand.toggle() }
        }
        return words
    }
}

extension Substring {
    /// The text without the characters at its end that match.
    fileprivate func trimmingSuffix(while matches: (Character) -> Bool) -> String {
        var kept = self
        while let last = kept.last, matches(last) { kept.removeLast() }
        return String(kept)
    }
}

/// Names with values, one below the other, the values aligned and wrapped between words.
struct FactSheet {
    /// The facts in order; the names of those that belong to the one above are indented.
    private(set) var facts: [(name: String, text: String, tone: Ink.Tone?)] = []

    /// Adds a value under a name; does nothing for nil.
    mutating func add(_ name: String, _ text: String?, _ tone: Ink.Tone? = nil) {
        guard let text else { return }
        facts.append((name, text, tone))
    }

    /// The lines at a terminal's width.
    func lines(_ style: OutputStyle, indent: Int = 2) -> [String] {
        let ink = Ink(style)
        let nameWidth = facts.reduce(0) { max($0, $1.name.columns) }
        let margin = String(repeating: " ", count: indent)
        return facts.flatMap { fact in
            let hanging = String(repeating: " ", count: indent + nameWidth + 2)
            let body = Paragraph.lines(
                fact.text, width: style.width - hanging.columns)
            let name = margin + ink.paint(fact.name.padded(to: nameWidth), .faint) + "  "
            return body.enumerated().map { index, line in
                (index == 0 ? name : hanging) + ink.paint(line, fact.tone)
            }
        }
    }
}

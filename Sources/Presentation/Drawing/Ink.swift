/// Colours and weights of text on a terminal; plain where none are welcome.
struct Ink {
    /// What a piece of text means.
    enum Tone: String {
        case strong = "1"
        case faint = "2"
        case good = "32"
        case notice = "33"
        case bad = "31"
    }

    /// Whether escape sequences are written at all.
    let isColored: Bool

    /// The colours of a style.
    init(_ style: OutputStyle) { isColored = style.usesColor }

    /// A text in a tone; its columns must have been counted before.
    func paint(_ text: String, _ tone: Tone?) -> String {
        guard isColored, let tone, !text.isEmpty else { return text }
        return "\u{1B}[\(tone.rawValue)m\(text)\u{1B}[0m"
    }

    /// A text on one of the 256 background colours.
    func paint(_ text: String, background: Int, foreground: Int) -> String {
        guard isColored else { return text }
        return "\u{1B}[48;5;\(background);38;5;\(foreground)m\(text)\u{1B}[0m"
    }
}

/// Colours and weights of text on a terminal; plain if colour is off.
struct Ink {
    /// The meaning of a piece of text.
    ///
    /// The terminal's own green and yellow are hard to read on white, and its faint text on some
    /// schemes. These come from the 256 fixed colours, each with a contrast of at least 3 : 1 on
    /// black, on white and on both backgrounds of Solarized.
    enum Tone: String, CaseIterable {
        case strong = "1"
        case faint = "38;5;244"
        case good = "38;5;29"
        case notice = "38;5;166"
        case bad = "38;5;196"
    }

    /// Whether escape sequences are written at all.
    let isColored: Bool

    /// The colours of a style.
    init(_ style: OutputStyle) { isColored = style.usesColor }

    /// A text in a tone; measure its columns first.
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

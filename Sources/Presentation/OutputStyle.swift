public import SolsticeDomain

/// Where a text will be read, its width, its colours and the time.
public struct OutputStyle: Sendable {
    /// The reader of the text.
    public enum Medium: Sendable {
        /// A person: local and relative times, scaled units, lines no wider than the terminal.
        case terminal
        /// A program: tab-separated tables, RFC 3339 in UTC, plain numbers, no colour.
        case pipe
    }

    /// The reader of the text.
    public let medium: Medium
    /// Columns of the terminal; a pipe has none and ignores it.
    public let width: Int
    /// Whether to write colour escape sequences; never in a pipe.
    public let usesColor: Bool
    /// The moment that "in 3h" and "today" are relative to.
    public let now: Instant
    /// The reader's own zone, for displayed times.
    public let clock: LocalClock

    /// A style with these properties; a terminal narrower than 40 columns counts as 40.
    public init(
        medium: Medium, width: Int, usesColor: Bool, now: Instant, clock: LocalClock
    ) {
        self.medium = medium
        self.width = max(40, width)
        self.usesColor = usesColor && medium == .terminal
        self.now = now
        self.clock = clock
    }
}

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

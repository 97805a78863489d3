public import SolsticeDomain

/// Where a text will be read and how wide, how colourful and when.
public struct OutputStyle: Sendable {
    /// Who reads the text.
    public enum Medium: Sendable {
        /// A person: local and relative times, scaled units, lines no wider than the terminal.
        case terminal
        /// A program: tab-separated tables, RFC 3339 in UTC, plain numbers, no colour.
        case pipe
    }

    /// Who reads the text.
    public let medium: Medium
    /// Columns of the terminal; a pipe has none and ignores it.
    public let width: Int
    /// Whether escape sequences for colour are welcome; never in a pipe.
    public let usesColor: Bool
    /// The moment that "in 3h" and "today" are reckoned from.
    public let now: Instant
    /// The reader's own zone, for the times that people read.
    public let clock: LocalClock

    /// A style of these parts; a terminal narrower than 40 columns is treated as one of 40.
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

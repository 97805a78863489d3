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

/// The rules of one time zone as a table of offsets, so that local hours are plain integer
/// arithmetic.
public struct LocalClock: Sendable {
    /// One stretch of constant offset from UTC.
    public struct Era: Sendable {
        /// When the offset takes effect.
        public let start: Instant
        /// Local time minus UTC, in seconds.
        public let offsetSeconds: Int

        /// Creates an offset that applies from a moment on.
        public init(start: Instant, offsetSeconds: Int) {
            self.start = start
            self.offsetSeconds = offsetSeconds
        }
    }

    /// The instants that a local time stands for.
    public enum Reading: Hashable, Sendable {
        /// Exactly one instant.
        case unique(Instant)
        /// Two instants: the clock was set back over this time.
        case ambiguous(earlier: Instant, later: Instant)
        /// None: the clock was set forward past this time.
        case skipped
    }

    /// The IANA name, such as `Europe/Berlin`.
    public let timeZone: String
    private let eras: [Era]

    /// A clock from its eras, oldest first; the first also applies to all time before it.
    public init(timeZone: String, eras: [Era]) {
        precondition(!eras.isEmpty, "a clock needs at least one offset")
        self.timeZone = timeZone
        self.eras = eras
    }

    /// A clock that shows UTC.
    public static let utc = LocalClock(
        timeZone: "UTC", eras: [Era(start: Instant(secondsSinceEpoch: 0), offsetSeconds: 0)])

    /// Local time minus UTC at an instant, in seconds.
    public func offsetSeconds(at instant: Instant) -> Int { eras[index(of: instant)].offsetSeconds }

    /// The local time at an instant.
    public func civilTime(at instant: Instant) -> CivilTime {
        CivilTime(secondsAsIfUTC: instant.secondsSinceEpoch + offsetSeconds(at: instant))
    }

    /// The instants that a local time stands for.
    public func reading(_ civil: CivilTime) -> Reading {
        let local = civil.secondsAsIfUTC
        let near = index(of: Instant(secondsSinceEpoch: local))
        var found: [Instant] = []
        for candidate in max(0, near - 1)...min(eras.count - 1, near + 1) {
            let instant = Instant(secondsSinceEpoch: local - eras[candidate].offsetSeconds)
            if index(of: instant) == candidate, !found.contains(instant) { found.append(instant) }
        }
        found.sort()
        guard let first = found.first else { return .skipped }
        guard let last = found.last, last != first else { return .unique(first) }
        return .ambiguous(earlier: first, later: last)
    }

    private func index(of instant: Instant) -> Int {
        var low = 0
        var high = eras.count
        while low < high {
            let middle = (low + high) / 2
            if eras[middle].start <= instant { low = middle + 1 } else { high = middle }
        }
        return max(0, low - 1)
    }
}

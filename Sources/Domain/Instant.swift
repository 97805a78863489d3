/// A moment, as whole seconds of UTC since 1970-01-01.
public struct Instant: Comparable, Hashable, Sendable {
    /// Seconds since the epoch, not counting leap seconds.
    public let secondsSinceEpoch: Int

    /// The instant this many seconds after the epoch.
    public init(secondsSinceEpoch: Int) { self.secondsSinceEpoch = secondsSinceEpoch }

    /// The instant of a UTC date and time.
    public init(utc civil: CivilTime) { secondsSinceEpoch = civil.secondsAsIfUTC }

    /// The UTC date and time at this instant.
    public var utc: CivilTime { CivilTime(secondsAsIfUTC: secondsSinceEpoch) }

    /// Orders by time.
    public static func < (left: Instant, right: Instant) -> Bool {
        left.secondsSinceEpoch < right.secondsSinceEpoch
    }
    /// The instant a span later.
    public static func + (instant: Instant, span: TimeSpan) -> Instant {
        Instant(secondsSinceEpoch: instant.secondsSinceEpoch + span.seconds)
    }
    /// The instant a span earlier.
    public static func - (instant: Instant, span: TimeSpan) -> Instant {
        Instant(secondsSinceEpoch: instant.secondsSinceEpoch - span.seconds)
    }
    /// The span from the second instant to the first.
    public static func - (left: Instant, right: Instant) -> TimeSpan {
        TimeSpan(seconds: left.secondsSinceEpoch - right.secondsSinceEpoch)
    }
}

extension Instant: CustomStringConvertible {
    /// RFC 3339 in UTC, `2026-01-31T18:00:00Z`.
    public var description: String { utc.dateText + "T" + utc.timeText + "Z" }
}

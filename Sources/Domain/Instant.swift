/// A moment, as whole seconds of UTC since 1970-01-01.
public struct Instant: Comparable, Hashable, Sendable {
    /// Seconds since the epoch, leap seconds not counted.
    public let secondsSinceEpoch: Int

    /// The moment so many seconds after the epoch.
    public init(secondsSinceEpoch: Int) { self.secondsSinceEpoch = secondsSinceEpoch }

    /// The moment a UTC calendar shows.
    public init(utc civil: CivilTime) { secondsSinceEpoch = civil.secondsAsIfUTC }

    /// What a UTC calendar shows at this moment.
    public var utc: CivilTime { CivilTime(secondsAsIfUTC: secondsSinceEpoch) }

    /// Orders by time.
    public static func < (left: Instant, right: Instant) -> Bool {
        left.secondsSinceEpoch < right.secondsSinceEpoch
    }
    /// The moment a span later.
    public static func + (instant: Instant, span: TimeSpan) -> Instant {
        Instant(secondsSinceEpoch: instant.secondsSinceEpoch + span.seconds)
    }
    /// The moment a span earlier.
    public static func - (instant: Instant, span: TimeSpan) -> Instant {
        Instant(secondsSinceEpoch: instant.secondsSinceEpoch - span.seconds)
    }
    /// The span from the second moment to the first.
    public static func - (left: Instant, right: Instant) -> TimeSpan {
        TimeSpan(seconds: left.secondsSinceEpoch - right.secondsSinceEpoch)
    }
}

extension Instant: CustomStringConvertible {
    /// RFC 3339 in UTC, `2026-01-31T18:00:00Z`.
    public var description: String { utc.dateText + "T" + utc.timeText + "Z" }
}

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

/// A length of time in whole seconds.
public struct TimeSpan: Comparable, Hashable, Sendable {
    /// The length; may be negative.
    public let seconds: Int

    /// A span of whole seconds.
    public init(seconds: Int) { self.seconds = seconds }

    /// A span of hours, rounded to the nearest second.
    public init(hours: Double) { seconds = Int((hours * 3600).rounded()) }

    /// The length in hours.
    public var hours: Double { Double(seconds) / 3600 }

    /// A span of zero length.
    public static let zero = TimeSpan(seconds: 0)
    /// 3,600 seconds.
    public static let hour = TimeSpan(seconds: 3600)
    /// 24 hours.
    public static let day = TimeSpan(seconds: 86_400)

    /// Orders by length.
    public static func < (left: TimeSpan, right: TimeSpan) -> Bool { left.seconds < right.seconds }
    /// The sum of two lengths.
    public static func + (left: TimeSpan, right: TimeSpan) -> TimeSpan {
        TimeSpan(seconds: left.seconds + right.seconds)
    }
    /// The difference of two lengths.
    public static func - (left: TimeSpan, right: TimeSpan) -> TimeSpan {
        TimeSpan(seconds: left.seconds - right.seconds)
    }
    /// The length scaled, rounded to the nearest second.
    public static func * (left: TimeSpan, factor: Double) -> TimeSpan {
        TimeSpan(seconds: Int((Double(left.seconds) * factor).rounded()))
    }
}

extension TimeSpan: CustomStringConvertible {
    /// The two most significant units: `90s`, `45m`, `8h`, `1d12h`.
    public var description: String {
        if seconds < 0 { return "-" + TimeSpan(seconds: -seconds).description }
        let units = [(86_400, "d"), (3600, "h"), (60, "m"), (1, "s")]
        guard let first = units.firstIndex(where: { seconds >= $0.0 }) else { return "0s" }
        let (size, name) = units[first]
        var text = "\(seconds / size)\(name)"
        let rest = seconds % size
        if first + 1 < units.count, rest >= units[first + 1].0 {
            text += "\(rest / units[first + 1].0)\(units[first + 1].1)"
        }
        return text
    }

    /// Reads `90m`, `8h`, `3d`, `1d12h`, `45s` or a bare number of hours; nil for anything else.
    public init?(text: String) {
        if let hours = Double(text), hours.isFinite, abs(hours) < 1e7 {
            self.init(hours: hours)
            return
        }
        var total = 0.0
        var number = ""
        for character in text {
            if character.isASCII, character.isNumber || character == "." {
                number.append(character)
                continue
            }
            let sizes: [Character: Double] = [
                "w": 604_800, "d": 86_400, "h": 3600, "m": 60, "s": 1,
            ]
            guard let size = sizes[character], let value = Double(number) else { return nil }
            total += value * size
            number = ""
        }
        guard number.isEmpty, !text.isEmpty, total < 1e10 else { return nil }
        self.init(seconds: Int(total.rounded()))
    }
}

extension TimeSpan {
    /// The length as typed for a job: up to two days in hours, `24h` rather than `1d`.
    public var typed: String {
        let hours = seconds / 3600
        return hours * 3600 == seconds && (1...48).contains(hours) ? "\(hours)h" : description
    }
}

/// A half-open stretch of time, from `start` up to but excluding `end`.
public struct TimeWindow: Hashable, Sendable {
    /// The first instant inside.
    public let start: Instant
    /// The first instant after.
    public let end: Instant

    /// The stretch between two instants; `end` may not precede `start`.
    public init(start: Instant, end: Instant) {
        precondition(start <= end, "a time window ends before it starts")
        self.start = start
        self.end = end
    }

    /// A stretch of the given length from an instant.
    public init(start: Instant, length: TimeSpan) {
        self.init(start: start, end: start + length)
    }

    /// How long it is.
    public var length: TimeSpan { end - start }

    /// The part inside another window; nil if they only touch or lie apart.
    public func intersection(_ other: TimeWindow) -> TimeWindow? {
        let from = max(start, other.start)
        let to = min(end, other.end)
        return from < to ? TimeWindow(start: from, end: to) : nil
    }
}

extension [TimeWindow] {
    /// The windows in chronological order, with those that touch or overlap merged.
    public func joined() -> [TimeWindow] {
        sorted { $0.start < $1.start }.reduce(into: []) { joined, window in
            if let last = joined.last, window.start <= last.end {
                joined[joined.count - 1] = TimeWindow(
                    start: last.start, end: Swift.max(last.end, window.end))
            } else {
                joined.append(window)
            }
        }
    }
}

import SolsticeDomain

/// Moments and waits as HTTP headers state them (RFC 9110, 5.6.7 and 10.2.3).
enum HTTPDate {
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// Reads `Sun, 06 Nov 1994 08:49:37 GMT`; nil for anything else.
    static func instant(_ text: String) -> Instant? {
        let words = text.split(separator: " ")
        guard words.count == 6, words[5] == "GMT", let day = Int(words[1]),
            let month = months.firstIndex(of: String(words[2])), let year = Int(words[3])
        else { return nil }
        let clock = words[4].split(separator: ":").compactMap { Int($0) }
        guard clock.count == 3,
            let civil = CivilTime(
                year: year, month: month + 1, day: day, hour: clock[0], minute: clock[1],
                second: clock[2])
        else { return nil }
        return Instant(utc: civil)
    }

    /// How long `Retry-After` asks to wait: seconds, or a date, which counts from the answer's own
    /// date, since the clocks of both sides may differ. Nil if it says neither.
    static func wait(retryAfter: String?, date: String?, now: Instant) -> TimeSpan? {
        guard let retryAfter else { return nil }
        if let seconds = Int(retryAfter), seconds >= 0 {
            return TimeSpan(seconds: min(seconds, 86_400))
        }
        guard let until = instant(retryAfter) else { return nil }
        let wait = until - (date.flatMap(instant) ?? now)
        return min(max(.zero, wait), .day)
    }
}

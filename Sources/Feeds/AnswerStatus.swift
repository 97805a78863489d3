public import SolsticeDomain

/// The one place that decides what an answer's status means.
enum AnswerStatus {
    /// What to do with an answer.
    enum Meaning {
        /// It is a page.
        case page
        /// The page has not changed.
        case unchanged
        /// It is at another address.
        case elsewhere
        /// It is of no use.
        case trouble(FeedTrouble)
    }

    /// The meaning of a status; `excerpt` is what the provider says, free of secrets.
    static func meaning(
        _ status: Int, from host: String, excerpt: String?, wait: TimeSpan?
    ) -> Meaning {
        let causes: [Message] = excerpt.map { ["it says: \($0)"] } ?? []
        func trouble(_ kind: FeedTrouble.Kind, _ words: String) -> Meaning {
            .trouble(
                FeedTrouble(kind, "\(host) \(words) (HTTP \(status))", causes: causes, wait: wait))
        }
        switch status {
        case 200: return .page
        case 304: return .unchanged
        case 301, 302, 303, 307, 308: return .elsewhere
        case 401: return trouble(.unauthorised, "does not accept the token")
        case 403: return trouble(.unauthorised, "does not allow what was asked with this token")
        case 404, 410: return trouble(.gone, "does not have what was asked")
        case 429: return trouble(.throttled, "asks to be left alone for a while")
        case 503 where wait != nil:
            return trouble(.throttled, "asks to be left alone for a while")
        case 408, 425, 500...599: return trouble(.temporary, "has a problem of its own")
        case 201...299: return trouble(.malformed, "answers without a page")
        default: return trouble(.gone, "refuses the request")
        }
    }
}

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

/// When to ask again after something went wrong.
public enum RetryPolicy {
    /// How long to leave a provider alone after so many failures in a row, including the last.
    ///
    /// Failures that may pass by themselves are retried after 30 s, twice as long each time, up to
    /// an hour; those that need a user, hourly or at the feed's own interval, whichever is longer.
    /// Never sooner than the provider says. `jitter`, from 0 up to 1, takes up to half off any
    /// delay not set by the provider, so that clients that failed together do not return together.
    public static func wait(
        after trouble: FeedTrouble, failures: Int, interval: TimeSpan, jitter: Double
    ) -> TimeSpan {
        let base: TimeSpan =
            switch trouble.kind {
            case .throttled, .temporary:
                min(.hour, TimeSpan(seconds: 30 << min(max(0, failures - 1), 7)))
            case .malformed: min(.hour * 6, max(interval, TimeSpan(seconds: 300)))
            case .unauthorised, .gone: max(.hour, interval)
            }
        let jittered = base * (1 - 0.5 * min(max(0, jitter), 1))
        guard let wait = trouble.wait else { return max(TimeSpan(seconds: 1), jittered) }
        // A little after the moment named, since every other client was given the same one.
        return wait + min(jittered, TimeSpan(seconds: 30))
    }
}

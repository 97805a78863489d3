public import SolsticeDomain

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

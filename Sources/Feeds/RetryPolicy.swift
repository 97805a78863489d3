public import SolsticeDomain

/// When to ask again after something went wrong.
public enum RetryPolicy {
    /// How long to leave a provider alone after so many failures in a row, the last one included.
    ///
    /// What may pass by itself is tried again after 30 s, twice as long each time, up to an hour; what
    /// somebody has to mend, hourly or as often as the feed is asked anyway, whichever is longer. Never
    /// sooner than the provider says. `jitter`, from 0 up to 1, takes up to a half off what is not the
    /// provider's word, so that those who failed together do not come back together.
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
        // A little after the moment named, for everyone else was named the same.
        return wait + min(jittered, TimeSpan(seconds: 30))
    }
}

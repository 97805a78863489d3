public import SolsticeDomain

/// The result of one page of a feed.
public struct FeedProgress: Sendable {
    /// What to do next.
    public enum Next: Sendable {
        /// Fetch the next page: there is more history.
        case more
        /// Nothing before this moment.
        case rest(until: Instant)
        /// Make the same request again, not before this moment.
        case again(notBefore: Instant, FeedTrouble)
    }

    /// What to do next.
    public let next: Next
    /// The stream that the page belongs to.
    public let stream: FeedStream
    /// How far the stream has come.
    public let state: FeedState
    /// The number of new values.
    public let inserted: Int
    /// The number of values that the provider revised.
    public let replaced: Int
}

public import SolsticeDomain

/// What one page of a feed came to.
public struct FeedProgress: Sendable {
    /// What is to be done next.
    public enum Next: Sendable {
        /// The next page, for there is more history to fetch.
        case more
        /// Nothing before this moment.
        case rest(until: Instant)
        /// The same again, not before this moment.
        case again(notBefore: Instant, FeedTrouble)
    }

    /// What is to be done next.
    public let next: Next
    /// Of which stream the page was.
    public let stream: FeedStream
    /// How far the stream has come.
    public let state: FeedState
    /// Values that were new.
    public let inserted: Int
    /// Values that the provider revised.
    public let replaced: Int
}

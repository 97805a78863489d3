/// The two streams of a feed.
public enum FeedStream: String, CaseIterable, Sendable {
    /// Past hours.
    case history
    /// The provider's forecast of hours to come.
    case forecast
}

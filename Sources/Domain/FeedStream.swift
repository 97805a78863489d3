/// The two things that a feed brings.
public enum FeedStream: String, CaseIterable, Sendable {
    /// Hours that are over.
    case history
    /// What the provider expects of hours to come.
    case forecast
}

/// Where a token is read from when needed; the token itself is never stored.
public enum FeedTokenSource: Equatable, Sendable {
    /// In the environment variable of this name.
    case environment(String)
    /// In the file at this path, which only its owner may read.
    case file(String)
}

/// Where a token is found when it is needed; the token itself is kept nowhere.
public enum FeedTokenSource: Equatable, Sendable {
    /// In the environment variable of this name.
    case environment(String)
    /// In the file of this path, which nobody but its owner may read.
    case file(String)
}

/// A token that somebody may change the queue with over HTTP; the token itself is not kept.
public struct AccessToken: Equatable, Sendable {
    /// What it is called, as events name who did something.
    public let name: String
    /// SHA-256 of the token in lower-case hexadecimal.
    public let sha256: String
    /// When it was made.
    public let createdAt: Instant

    /// A token of this name.
    public init(name: String, sha256: String, createdAt: Instant) {
        self.name = name
        self.sha256 = sha256
        self.createdAt = createdAt
    }
}

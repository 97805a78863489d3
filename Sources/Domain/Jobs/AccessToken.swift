/// A token that allows changing the queue over HTTP; the token itself is not stored.
public struct AccessToken: Equatable, Sendable {
    /// Its name, which events record as the actor.
    public let name: String
    /// SHA-256 of the token in lower-case hexadecimal.
    public let sha256: String
    /// When it was created.
    public let createdAt: Instant

    /// Creates an access token.
    public init(name: String, sha256: String, createdAt: Instant) {
        self.name = name
        self.sha256 = sha256
        self.createdAt = createdAt
    }
}

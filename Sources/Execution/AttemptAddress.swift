/// How an attempt is found again, by any process and after any crash.
public struct AttemptAddress: Codable, Hashable, Sendable {
    /// The attempt's idempotency key.
    public let key: String
    /// The attempt's own folder, as an absolute path.
    public let folder: String

    /// Creates the address of a key in a folder.
    public init(key: String, folder: String) {
        self.key = key
        self.folder = folder
    }
}

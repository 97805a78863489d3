public import SolsticeDomain

/// What is known of an import before its values are laid over history.
public struct BatchDescription: Sendable {
    /// What an import brings.
    public typealias Kind = ImportBatch.Kind

    /// What it brings.
    public let kind: Kind
    let fileName: String
    let sha256: String
    let importedAt: Instant
    let format: String
    let unit: String
    let rowCount: Int
    let rejectedCount: Int
    let feed: String?

    /// A description of these parts; `feed` names the feed that brought it, nil for a person.
    public init(
        kind: Kind, fileName: String, sha256: String, importedAt: Instant, format: String,
        unit: String, rowCount: Int, rejectedCount: Int, feed: String? = nil
    ) {
        self.kind = kind
        self.fileName = fileName
        self.sha256 = sha256
        self.importedAt = importedAt
        self.format = format
        self.unit = unit
        self.rowCount = rowCount
        self.rejectedCount = rejectedCount
        self.feed = feed
    }
}

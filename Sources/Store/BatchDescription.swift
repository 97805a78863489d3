public import SolsticeDomain

/// What is known of an import before its values are merged into history.
public struct BatchDescription: Sendable {
    /// The kind of data that an import adds.
    public typealias Kind = ImportBatch.Kind

    /// The kind of data that it adds.
    public let kind: Kind
    let fileName: String
    let sha256: String
    let importedAt: Instant
    let format: String
    let unit: String
    let rowCount: Int
    let rejectedCount: Int
    let feed: String?

    /// Creates a description; `feed` names the feed that fetched it, nil for a person.
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

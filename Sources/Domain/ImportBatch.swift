/// A stored import: which file delivered values, and when.
public struct ImportBatch: Equatable, Sendable {
    /// What an import delivers.
    public enum Kind: String, CaseIterable, Codable, Sendable {
        /// Carbon intensity history.
        case carbon
        /// A provider's forecast of carbon intensity.
        case carbonForecast
        /// PUE history.
        case pue
    }

    /// Its number, from 1.
    public let id: Int
    /// What it delivered.
    public let kind: Kind
    /// The file's name; `-` for standard input.
    public let fileName: String
    /// SHA-256 of the file, in hexadecimal.
    public let sha256: String
    /// When it was imported.
    public let importedAt: Instant
    /// The detected format.
    public let format: String
    /// The unit of the values in the file.
    public let unit: String

    /// Creates a batch from its parts.
    public init(
        id: Int, kind: Kind, fileName: String, sha256: String, importedAt: Instant,
        format: String, unit: String
    ) {
        self.id = id
        self.kind = kind
        self.fileName = fileName
        self.sha256 = sha256
        self.importedAt = importedAt
        self.format = format
        self.unit = unit
    }
}

/// What a file of PUE values holds.
public struct PUEImport: Sendable {
    /// What was recognised.
    public let format: RecognisedFormat
    /// One entry for each region, in the order they appear in the file.
    public let series: [PUESeries]
    /// Counts, and what was left out.
    public let summary: ImportSummary

    /// Creates a result from its parts.
    public init(format: RecognisedFormat, series: [PUESeries], summary: ImportSummary) {
        self.format = format
        self.series = series
        self.summary = summary
    }
}

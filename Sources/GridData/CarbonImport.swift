public import SolsticeDomain

/// What a file of carbon intensities holds.
public struct CarbonImport: Sendable {
    /// What was recognised.
    public let format: RecognisedFormat
    /// One entry for each zone and signal, in the order they appear in the file.
    public let series: [CarbonSeries]
    /// Counts, and what was left out.
    public let summary: ImportSummary
    /// When the newest forecast in it was issued; nil for a history.
    public let issuedAt: Instant?

    /// Creates a result from its parts.
    public init(
        format: RecognisedFormat, series: [CarbonSeries], summary: ImportSummary,
        issuedAt: Instant? = nil
    ) {
        self.format = format
        self.series = series
        self.summary = summary
        self.issuedAt = issuedAt
    }
}

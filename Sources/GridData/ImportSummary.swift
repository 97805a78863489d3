/// Counts from reading a file.
public struct ImportSummary: Sendable, Equatable {
    /// Rows of data in the file, good and bad; the header and blank lines do not count.
    public let rowCount: Int
    /// Values that were kept, over all series.
    public let valueCount: Int
    /// Rows that repeat an earlier one exactly and change nothing.
    public let duplicateCount: Int
    /// Kept values that the provider estimated.
    public let estimatedCount: Int
    /// Zeros that stand for missing values and become gaps.
    public let missingZeroCount: Int
    /// Values that gave way to a later one for the same moment.
    public let contradictionCount: Int
    /// Stretches without a value, over all series.
    public let gapCount: Int
    /// The total length of those stretches, in hours.
    public let gapHours: Double
    /// What was left out, in line order; empty unless bad rows were to be skipped.
    public let rejected: [RowProblem]
    /// How stamps were read in the hours when the clocks change, one sentence each.
    public let daylightSavingNotes: [String]

    /// Creates a summary of these counts.
    public init(
        rowCount: Int, valueCount: Int, duplicateCount: Int, gapCount: Int, gapHours: Double,
        rejected: [RowProblem], daylightSavingNotes: [String], estimatedCount: Int = 0,
        missingZeroCount: Int = 0, contradictionCount: Int = 0
    ) {
        self.rowCount = rowCount
        self.valueCount = valueCount
        self.duplicateCount = duplicateCount
        self.estimatedCount = estimatedCount
        self.missingZeroCount = missingZeroCount
        self.contradictionCount = contradictionCount
        self.gapCount = gapCount
        self.gapHours = gapHours
        self.rejected = rejected
        self.daylightSavingNotes = daylightSavingNotes
    }
}

/// What an import of an accelerator's power caps read and changed.
public struct PowerCapReport: Equatable, Sendable {
    /// The file's name; `-` for standard input.
    public let fileName: String
    /// The accelerator as it is now, or would be.
    public let accelerator: Accelerator
    /// Whether it was unknown before.
    public let isNew: Bool
    /// Rows read, not counting the header.
    public let rowCount: Int
    /// Rows that repeat an earlier one.
    public let duplicateCount: Int
    /// Number of workloads in the means.
    public let workloadCount: Int
    /// Workloads left out because they were not measured at the highest limit.
    public let leftOutCount: Int

    /// Creates a report from its parts.
    public init(
        fileName: String, accelerator: Accelerator, isNew: Bool, rowCount: Int,
        duplicateCount: Int, workloadCount: Int, leftOutCount: Int
    ) {
        self.fileName = fileName
        self.accelerator = accelerator
        self.isNew = isNew
        self.rowCount = rowCount
        self.duplicateCount = duplicateCount
        self.workloadCount = workloadCount
        self.leftOutCount = leftOutCount
    }
}

public import SolsticeDomain

/// What a table of measurements says that power caps do to an accelerator.
public struct PowerCapImport: Sendable {
    /// The highest limit measured, which everything else is relative to.
    public let highestLimit: SourcedFigure<Power>
    /// The other limits, ascending, each with the mean over the workloads measured at it.
    public let points: [PowerCapPoint]
    /// Rows of measurements.
    public let rowCount: Int
    /// Rows that repeat an earlier one.
    public let duplicateCount: Int
    /// Workloads in the means.
    public let workloadCount: Int
    /// Workloads left out because they were not measured at the highest limit.
    public let leftOutCount: Int
}

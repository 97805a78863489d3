/// A page of a list of jobs.
public struct JobSlice: Equatable, Sendable {
    /// The jobs, by ascending or descending number.
    public let records: [JobRecord]
    /// Number of the last job here if more follow; nil on the last page.
    public let next: Int?

    /// Creates a page of jobs.
    public init(records: [JobRecord], next: Int?) {
        self.records = records
        self.next = next
    }
}

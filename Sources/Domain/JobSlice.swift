/// A piece of a list of jobs.
public struct JobSlice: Equatable, Sendable {
    /// The jobs, in the order of their numbers or against it.
    public let records: [JobRecord]
    /// Number of the last job here where more come after it; nil on the last page.
    public let next: Int?

    /// A page with these jobs.
    public init(records: [JobRecord], next: Int?) {
        self.records = records
        self.next = next
    }
}

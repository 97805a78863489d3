public import SolsticeDomain

/// A page of the queue's jobs.
public struct QueueListing: Sendable {
    /// The number of jobs on a page.
    public static let pageLength = 50

    /// The jobs, in the order of the list; at most ``pageLength`` are shown.
    public let records: [JobRecord]
    /// Which jobs are listed.
    public let filter: QueueFilter
    /// The last job before this page; nil for the first page.
    public let after: Int?
    /// The last job before the next page; nil if this is the last.
    public let next: Int?

    /// A page of the list.
    public init(records: [JobRecord], filter: QueueFilter, after: Int?, next: Int?) {
        self.records = records
        self.filter = filter
        self.after = after
        self.next = next
    }
}

public import SolsticeDomain

/// A page of the queue's jobs.
public struct QueueListing: Sendable {
    /// How many jobs a page shows.
    public static let pageLength = 50

    /// The jobs, in the order of the list; no more than ``pageLength`` are shown.
    public let records: [JobRecord]
    /// Which jobs are listed.
    public let filter: QueueFilter
    /// The job that the page begins behind; nil for the first page.
    public let after: Int?
    /// The job that the next page begins behind; nil where this is the last.
    public let next: Int?

    /// A page of the list.
    public init(records: [JobRecord], filter: QueueFilter, after: Int?, next: Int?) {
        self.records = records
        self.filter = filter
        self.after = after
        self.next = next
    }
}

public import SolsticeDomain

/// Which jobs an energy report covers.
public struct ReportRequest: Sendable {
    /// Jobs by number; empty for all finished jobs.
    public var jobs: [Int]
    /// Only those that ended at this moment or later.
    public var from: Instant?
    /// Only those that ended before this moment.
    public var to: Instant?
    /// A report on more jobs than this is refused; nil for no limit.
    public var mostJobs: Int?

    /// A request for these jobs.
    public init(jobs: [Int] = [], from: Instant? = nil, to: Instant? = nil) {
        self.jobs = jobs
        self.from = from
        self.to = to
    }

    /// Whether a job that ended at a moment is included.
    func holds(_ end: Instant?) -> Bool {
        guard from != nil || to != nil else { return true }
        guard let end else { return false }
        return from.map { end >= $0 } ?? true && to.map { end < $0 } ?? true
    }
}

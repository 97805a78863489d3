public import SolsticeDomain

/// Which jobs an energy report is to be about.
public struct ReportRequest: Sendable {
    /// Jobs by number; empty for all that are over.
    public var jobs: [Int]
    /// Only those that ended at this moment or later.
    public var from: Instant?
    /// Only those that ended before this moment.
    public var to: Instant?
    /// More jobs than these are refused; nil for no limit.
    public var mostJobs: Int?

    /// A request for these jobs.
    public init(jobs: [Int] = [], from: Instant? = nil, to: Instant? = nil) {
        self.jobs = jobs
        self.from = from
        self.to = to
    }

    /// Whether a job that ended at a moment is asked for.
    func holds(_ end: Instant?) -> Bool {
        guard from != nil || to != nil else { return true }
        guard let end else { return false }
        return from.map { end >= $0 } ?? true && to.map { end < $0 } ?? true
    }
}

public import SolsticeDomain

/// What a page shows of a job.
public struct JobSight: Sendable {
    /// All that is kept about it.
    public let record: JobRecord
    /// What happened to it, oldest first.
    public let events: [JobEvent]
    /// The other things that could be done with it; nil where that was not looked at.
    public let explanation: Explanation?
    /// What the hours around its plan are expected to be in the region that it is planned for; nil
    /// where that is not known.
    public let outlook: RegionOutlook?

    /// A job with what is known of it.
    public init(
        record: JobRecord, events: [JobEvent], explanation: Explanation?, outlook: RegionOutlook?
    ) {
        self.record = record
        self.events = events
        self.explanation = explanation
        self.outlook = outlook
    }
}

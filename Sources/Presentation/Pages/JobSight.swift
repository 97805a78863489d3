public import SolsticeDomain

/// The data for a job's page.
public struct JobSight: Sendable {
    /// Everything stored about it.
    public let record: JobRecord
    /// What happened to it, oldest first.
    public let events: [JobEvent]
    /// Its alternatives; nil if they were not computed.
    public let explanation: Explanation?
    /// The forecast for the hours around its plan in the planned region; nil if there is none.
    public let outlook: RegionOutlook?

    /// A job with what is known about it.
    public init(
        record: JobRecord, events: [JobEvent], explanation: Explanation?, outlook: RegionOutlook?
    ) {
        self.record = record
        self.events = events
        self.explanation = explanation
        self.outlook = outlook
    }
}

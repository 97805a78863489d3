/// Something that happened to a job, in queue-wide order.
public struct QueueEvent: Equatable, Sendable {
    /// Its number: later events have higher ones.
    public let id: Int
    /// The job that it happened to.
    public let job: Int
    /// What happened.
    public let event: JobEvent

    /// An event of a job.
    public init(id: Int, job: Int, event: JobEvent) {
        self.id = id
        self.job = job
        self.event = event
    }
}

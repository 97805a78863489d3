/// Something that happened to a job, in the order of the whole queue.
public struct QueueEvent: Equatable, Sendable {
    /// Its number: what happened later has a higher one.
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

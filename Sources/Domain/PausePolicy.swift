/// What it means for a job to pause.
public struct PausePolicy: Equatable, Sendable {
    /// How a job is brought to pause.
    public enum Method: String, CaseIterable, Codable, Sendable {
        /// Its processes are stopped where they stand, and keep their memory.
        case stop
        /// It is asked to save its work and end (`SIGTERM`), and is started again later.
        case checkpoint
    }

    /// How much longer it runs, at full power, for each time that it goes on after a pause: reading a
    /// checkpoint, warming up.
    public let resumeOverhead: TimeSpan
    /// How it is brought to pause.
    public let method: Method
    /// How long it may take to save its work before it is ended by force.
    public let grace: TimeSpan

    /// What a job gets that does not say how long it takes to save its work.
    public static let usualGrace = TimeSpan(seconds: 120)

    /// A policy of these parts.
    public init(
        resumeOverhead: TimeSpan, method: Method = .stop, grace: TimeSpan = usualGrace
    ) {
        self.resumeOverhead = resumeOverhead
        self.method = method
        self.grace = grace
    }
}

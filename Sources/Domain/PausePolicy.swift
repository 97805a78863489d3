/// How a job pauses and what that costs.
public struct PausePolicy: Equatable, Sendable {
    /// How a job is paused.
    public enum Method: String, CaseIterable, Codable, Sendable {
        /// Its processes are suspended and keep their memory.
        case stop
        /// It is asked to save its work and end (`SIGTERM`), and is started again later.
        case checkpoint
    }

    /// Extra running time, at full power, for each resume: reading a checkpoint, warming up.
    public let resumeOverhead: TimeSpan
    /// How it is paused.
    public let method: Method
    /// How long it may take to save its work before it is killed.
    public let grace: TimeSpan

    /// The default for a job that does not say how long it takes to save its work.
    public static let usualGrace = TimeSpan(seconds: 120)

    /// Creates a policy from its parts.
    public init(
        resumeOverhead: TimeSpan, method: Method = .stop, grace: TimeSpan = usualGrace
    ) {
        self.resumeOverhead = resumeOverhead
        self.method = method
        self.grace = grace
    }
}

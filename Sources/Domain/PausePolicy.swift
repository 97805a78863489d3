/// What it means for a job to pause.
public struct PausePolicy: Equatable, Sendable {
    /// How much longer it runs, at full power, for each time that it goes on after a pause: reading a
    /// checkpoint, warming up.
    public let resumeOverhead: TimeSpan

    /// A policy with this overhead.
    public init(resumeOverhead: TimeSpan) { self.resumeOverhead = resumeOverhead }
}

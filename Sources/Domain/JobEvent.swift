/// One thing that happened to a job.
public struct JobEvent: Equatable, Sendable {
    /// When, on the scheduler's clock.
    public let at: Instant
    /// The previous state; nil for its submission.
    public let from: JobState?
    /// The new state.
    public let to: JobState
    /// Who did it: `user`, `planner` or `service`.
    public let actor: String
    /// Why, in words.
    public let reason: String

    /// An event as stored.
    public init(at: Instant, from: JobState?, to: JobState, actor: String, reason: String) {
        self.at = at
        self.from = from
        self.to = to
        self.actor = actor
        self.reason = reason
    }
}

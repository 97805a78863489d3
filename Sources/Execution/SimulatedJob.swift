public import SolsticeDomain

/// What a simulated attempt does, given in advance.
public struct SimulatedJob: Equatable, Sendable {
    /// How long it runs if left alone, pauses not counted.
    public let duration: TimeSpan
    /// How it then ends; one that never starts ends the moment it should start.
    public let outcome: AttemptExit.Outcome
    /// Whether it goes on after `SIGTERM` until it is killed.
    public let ignoresTermination: Bool

    /// Creates a job from its parts.
    public init(
        duration: TimeSpan, outcome: AttemptExit.Outcome = .exited(code: 0),
        ignoresTermination: Bool = false
    ) {
        precondition(duration >= .zero, "a job cannot end before it starts")
        self.duration = duration
        self.outcome = outcome
        self.ignoresTermination = ignoresTermination
    }
}

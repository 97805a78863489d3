public import SolsticeDomain

/// What a job asks of a window: how long, between which moments, and how many accelerators.
public struct WindowRequest: Equatable, Sendable {
    /// How long the window is.
    public let duration: TimeSpan
    /// The stretch that it has to lie in.
    public let allowed: TimeWindow
    /// The accelerator that has to be free all the time.
    public let accelerator: String
    /// How many of them.
    public let count: Int

    /// So many accelerators for a duration inside a stretch.
    public init(duration: TimeSpan, allowed: TimeWindow, accelerator: String, count: Int = 1) {
        self.duration = duration
        self.allowed = allowed
        self.accelerator = accelerator
        self.count = count
    }
}

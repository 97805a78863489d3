/// A job on one kind of accelerator, uncapped.
public struct WorkloadVariant: Equatable, Sendable {
    /// The accelerator's identifier.
    public let accelerator: String
    /// How long the job takes on it.
    public let duration: TimeSpan
    /// Average power that one accelerator draws, its share of the host included.
    public let powerPerAccelerator: Power
    /// Whether the power is the board's limit and not what was measured for the job.
    public let isPowerAssumed: Bool

    /// A job on an accelerator.
    public init(
        accelerator: String, duration: TimeSpan, powerPerAccelerator: Power,
        isPowerAssumed: Bool = false
    ) {
        self.accelerator = accelerator
        self.duration = duration
        self.powerPerAccelerator = powerPerAccelerator
        self.isPowerAssumed = isPowerAssumed
    }
}

/// A job on one kind of accelerator, uncapped.
public struct WorkloadVariant: Equatable, Sendable {
    /// The accelerator's identifier.
    public let accelerator: String
    /// How long the job takes on it at most, in nine runs of ten: it is planned for.
    public let duration: TimeSpan
    /// How long it takes on average: energy and emissions are reckoned with it.
    public let meanDuration: TimeSpan
    /// Average power that one accelerator draws, its share of the host included.
    public let powerPerAccelerator: Power
    /// Whether the power is the board's limit and not what was measured for the job.
    public let isPowerAssumed: Bool

    /// A job on an accelerator.
    public init(
        accelerator: String, duration: TimeSpan, meanDuration: TimeSpan? = nil,
        powerPerAccelerator: Power, isPowerAssumed: Bool = false
    ) {
        self.accelerator = accelerator
        self.duration = duration
        self.meanDuration = meanDuration ?? duration
        self.powerPerAccelerator = powerPerAccelerator
        self.isPowerAssumed = isPowerAssumed
    }

    /// The energy it takes on average, spread over the time that it is planned for: the power that a
    /// plan reckons with.
    public var expectedPower: Power {
        guard meanDuration != duration, duration > .zero else { return powerPerAccelerator }
        return powerPerAccelerator * (meanDuration.hours / duration.hours)
    }
}

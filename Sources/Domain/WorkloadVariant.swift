/// A job on one kind of accelerator, uncapped.
public struct WorkloadVariant: Equatable, Sendable {
    /// The accelerator's identifier.
    public let accelerator: String
    /// The time within which nine runs in ten finish; used for planning.
    public let duration: TimeSpan
    /// How long it takes on average; used for energy and emissions.
    public let meanDuration: TimeSpan
    /// Average power drawn by one accelerator, including its share of the host.
    public let powerPerAccelerator: Power
    /// Whether the power is the board's limit, rather than measured for the job.
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

    /// The power that a plan uses: the job's mean energy, spread over its planned time.
    public var expectedPower: Power {
        guard meanDuration != duration, duration > .zero else { return powerPerAccelerator }
        return powerPerAccelerator * (meanDuration.hours / duration.hours)
    }
}

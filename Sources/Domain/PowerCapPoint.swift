/// What was measured under one power cap, against the accelerator's highest limit.
public struct PowerCapPoint: Equatable, Sendable {
    /// The limit set on one accelerator.
    public let cap: Power
    /// Run time over the run time uncapped; above 1 is slower.
    public let relativeTime: Double
    /// Energy over the energy uncapped; it can exceed 1 where the cap is too low.
    public let relativeEnergy: Double
    /// Who measured it, on what.
    public let source: String

    /// A measurement.
    public init(cap: Power, relativeTime: Double, relativeEnergy: Double, source: String) {
        self.cap = cap
        self.relativeTime = relativeTime
        self.relativeEnergy = relativeEnergy
        self.source = source
    }
}

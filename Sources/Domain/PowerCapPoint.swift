/// Measurements under one power cap, relative to the accelerator's highest limit.
public struct PowerCapPoint: Equatable, Sendable {
    /// Measurements of workloads with about the same draw.
    public struct AtDraw: Equatable, Sendable {
        /// What one accelerator drew uncapped, on average.
        public let draw: Power
        /// Mean run time over the run time uncapped.
        public let relativeTime: Double
        /// The same for the slowest tenth of the workloads (P90): what deadlines are planned with.
        public let slowRelativeTime: Double
        /// Mean energy over the energy uncapped.
        public let relativeEnergy: Double

        /// Creates the measurements of workloads with about this draw.
        public init(
            draw: Power, relativeTime: Double, slowRelativeTime: Double, relativeEnergy: Double
        ) {
            self.draw = draw
            self.relativeTime = relativeTime
            self.slowRelativeTime = slowRelativeTime
            self.relativeEnergy = relativeEnergy
        }
    }

    /// The limit set on one accelerator.
    public let cap: Power
    /// Run time over the run time uncapped, as the mean over all workloads; above 1 is slower.
    public let relativeTime: Double
    /// Energy over the energy uncapped, likewise; it can exceed 1 if the cap is too low.
    public let relativeEnergy: Double
    /// The same by the workloads' draw, ascending; empty if only the mean was published.
    public let byDraw: [AtDraw]
    /// Who measured it, on what.
    public let source: String

    /// The longest relative time measured, at least 1.
    public var slowestTime: Double {
        byDraw.map(\.slowRelativeTime).reduce(max(1, relativeTime), max)
    }

    /// A measurement.
    public init(
        cap: Power, relativeTime: Double, relativeEnergy: Double, byDraw: [AtDraw] = [],
        source: String
    ) {
        self.cap = cap
        self.relativeTime = relativeTime
        self.relativeEnergy = relativeEnergy
        self.byDraw = byDraw.sorted { $0.draw < $1.draw }
        self.source = source
    }
}

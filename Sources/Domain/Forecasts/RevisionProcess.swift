import Glibc

/// How a forecast of a window's mean is revised until the window begins.
///
/// The revision, in logarithms, is the sum of two mean-reverting processes (Ornstein–Uhlenbeck): a
/// fast one for weather, and a slow one for fuels and outages.
public struct RevisionProcess: Hashable, Sendable {
    /// A process with a size and a memory.
    public struct Part: Hashable, Sendable {
        /// Long-run standard deviation of the logarithm.
        public let deviation: Double
        /// The number of hours after which the correlation has fallen to 1/e.
        public let correlationHours: Double

        /// Creates a process; the size is not negative, the memory is above zero.
        public init(deviation: Double, correlationHours: Double) {
            precondition(
                deviation >= 0 && correlationHours > 0, "a process has a size and a memory")
            self.deviation = deviation
            self.correlationHours = correlationHours
        }

        /// A process that never moves.
        public static let still = Part(deviation: 0, correlationHours: 1)
    }

    /// What changes within days.
    public let fast: Part
    /// What changes within weeks and months.
    public let slow: Part

    /// Creates a process from its parts.
    public init(fast: Part, slow: Part = .still) {
        self.fast = fast
        self.slow = slow
    }

    /// Standard deviation of the logarithm of a revision over this many hours.
    public func deviation(hours: Double) -> Double {
        func variance(_ part: Part) -> Double {
            part.deviation * part.deviation * (1 - exp(-2 * hours / part.correlationHours))
        }
        return (variance(fast) + variance(slow)).squareRoot()
    }
}

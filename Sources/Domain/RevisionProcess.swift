#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// How a forecast of a window's mean is revised until the window begins.
///
/// The revision, in logarithms, is the sum of two processes that are drawn back to zero (Ornstein
/// and Uhlenbeck): a fast one, as weather passes, and a slow one, as fuels and outages do.
public struct RevisionProcess: Hashable, Sendable {
    /// A process with a size and a memory.
    public struct Part: Hashable, Sendable {
        /// Standard deviation of the logarithm after a long time.
        public let deviation: Double
        /// After so many hours the correlation has fallen to 1/e.
        public let correlationHours: Double

        /// A process of this size and memory; the size is not negative, the memory above zero.
        public init(deviation: Double, correlationHours: Double) {
            precondition(
                deviation >= 0 && correlationHours > 0, "a process has a size and a memory")
            self.deviation = deviation
            self.correlationHours = correlationHours
        }

        /// A process that never moves.
        public static let still = Part(deviation: 0, correlationHours: 1)
    }

    /// What comes and goes within days.
    public let fast: Part
    /// What comes and goes within weeks and months.
    public let slow: Part

    /// A process of these parts.
    public init(fast: Part, slow: Part = .still) {
        self.fast = fast
        self.slow = slow
    }

    /// Standard deviation of the logarithm of a revision over so many hours.
    public func deviation(hours: Double) -> Double {
        func variance(_ part: Part) -> Double {
            part.deviation * part.deviation * (1 - exp(-2 * hours / part.correlationHours))
        }
        return (variance(fast) + variance(slow)).squareRoot()
    }
}

/// How a forecast of a window's mean is revised until the window begins.
///
/// The revision, in logarithms, is taken for a process that is drawn back to zero (Ornstein and
/// Uhlenbeck): at rest it has a standard deviation, and it forgets over a correlation time.
public struct RevisionProcess: Codable, Hashable, Sendable {
    /// Standard deviation of the logarithm of the revision after a long time.
    public let deviation: Double
    /// After so many hours the correlation has fallen to 1/e.
    public let correlationHours: Double

    /// A process of this size and memory; neither is negative, and the memory is above zero.
    public init(deviation: Double, correlationHours: Double) {
        precondition(deviation >= 0 && correlationHours > 0, "a process has a size and a memory")
        self.deviation = deviation
        self.correlationHours = correlationHours
    }
}

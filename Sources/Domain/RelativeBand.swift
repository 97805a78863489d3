#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// An 80 % interval of outcomes as factors of the expected value: one in ten is below `low`, one in
/// ten above `high`.
public struct RelativeBand: Equatable, Sendable {
    /// The factor that one outcome in ten stays below.
    public let low: Double
    /// The factor that nine outcomes in ten stay below.
    public let high: Double

    /// A range between two factors.
    public init(low: Double, high: Double) {
        self.low = low
        self.high = high
    }

    /// No uncertainty.
    public static let certain = RelativeBand(low: 1, high: 1)

    /// The band of a product of two quantities that err independently: squares of logarithms add.
    public func times(_ other: RelativeBand) -> RelativeBand {
        func joined(_ left: Double, _ right: Double) -> Double {
            (log(left) * log(left) + log(right) * log(right)).squareRoot()
        }
        return RelativeBand(
            low: exp(-joined(min(low, 1), min(other.low, 1))),
            high: exp(joined(max(high, 1), max(other.high, 1))))
    }
}

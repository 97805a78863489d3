public import SolsticeDomain

/// When to start a job of weeks that waits for a season: now, if that costs less than any later
/// start by the margin of ``SeasonalWait``.
public struct SeasonalRule: Sendable {
    private let factors: [Double]

    /// A rule for jobs of a length that may start in so many hours from now on.
    public init(_ wait: SeasonalWait, length: TimeSpan, count: Int) {
        factors = wait.factors(length: length, count: count)
    }

    /// Whether to start now, where `costs` are those of starting now and in each later hour up to
    /// the last possible one.
    public func startsNow(_ costs: UnsafeBufferPointer<Double>) -> Bool {
        precondition(costs.count <= factors.count, "a rule reaches over all starts")
        guard let first = costs.first, first < .infinity else { return false }
        return !costs.indices.dropFirst().contains { costs[$0] * factors[$0] < first }
    }
}

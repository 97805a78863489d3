/// A value with its half-open interval in seconds since the epoch; NaN for a blank.
struct TimedValue: Equatable {
    let start: Int
    let end: Int
    let value: Double
    /// What the value weighs in a mean, beside its length.
    let weight: Double
    /// Whether the value was estimated rather than observed.
    var isEstimated = false
}

/// A value with its half-open interval in seconds since the epoch; NaN for a blank.
struct TimedValue: Equatable {
    let start: Int
    let end: Int
    let value: Double
    /// The value's weight in a mean, in addition to its length.
    let weight: Double
    /// Whether the value was estimated rather than observed.
    var isEstimated = false
}

/// One value as a file gives it, before stamps are resolved and lengths are known.
struct Observation {
    /// Seconds since the epoch; for a local stamp, as if its clock showed UTC.
    var second: Int
    /// The value in the quantity's own unit; NaN if the file has a blank.
    var value: Double
    /// The line in the file.
    var line: Int
    /// The index of the data row, from 0.
    var row: Int
    /// The length of the interval in seconds; 0 if the file does not say.
    var lengthSeconds = 0
    /// The value's weight in a mean, such as the IT energy behind a PUE.
    var weight = 1.0
    /// Whether the stamp still needs a time zone.
    var isLocal = false
    /// Whether the provider estimated the value rather than measured it.
    var isEstimated = false
}

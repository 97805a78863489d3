import SolsticeDomain

/// What was metered of an attempt so far: all that is known of its energy if its shim dies.
struct MeterRecord: Codable, Equatable {
    /// The version of this format.
    var format = 1
    /// The attempt's key.
    let attemptKey: String
    /// The readings up to now.
    let readings: [MeterReading]
}

import SolsticeDomain

/// What has been metered of an attempt so far: all that is known of its energy if its shim dies.
struct MeterRecord: Codable, Equatable {
    /// The version of this format.
    var format = 1
    /// The attempt's key.
    let attemptKey: String
    /// The readings up to now.
    let readings: [MeterReading]
}

extension MeterRecord {
    /// Reads what the synthesised `encode(to:)` wrote, in this version or another.
    init(from decoder: any Decoder) throws {
        let record = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            attemptKey: try record.decode(String.self, forKey: .attemptKey),
            readings: try record.decodeReadings(forKey: .readings))
    }
}

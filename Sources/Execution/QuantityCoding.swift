public import SolsticeDomain

// Bare numbers in records; each key names its unit.

/// A number of watts.
extension Power: Codable {
    /// Reads watts.
    public init(from decoder: any Decoder) throws {
        self.init(watts: try decoder.singleValueContainer().decode(Double.self))
    }

    /// Writes watts.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(watts)
    }
}

/// A number of seconds.
extension TimeSpan: Codable {
    /// Reads seconds.
    public init(from decoder: any Decoder) throws {
        self.init(seconds: try decoder.singleValueContainer().decode(Int.self))
    }

    /// Writes seconds.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(seconds)
    }
}

/// A number of kilowatt-hours.
extension ITEnergy: Codable {
    /// Reads kilowatt-hours.
    public init(from decoder: any Decoder) throws {
        self.init(kilowattHours: try decoder.singleValueContainer().decode(Double.self))
    }

    /// Writes kilowatt-hours.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(kilowattHours)
    }
}

/// A reading as a record holds it.
extension MeterReading: Codable {
    private enum CodingKeys: String, CodingKey {
        case meter
        case energy = "energyKWh"
        case coveredSeconds
    }

    /// Reads what `encode(to:)` wrote.
    public init(from decoder: any Decoder) throws {
        let record = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            meter: try record.decode(Meter.self, forKey: .meter),
            energy: try record.decode(ITEnergy.self, forKey: .energy),
            coveredSeconds: try record.decode(Double.self, forKey: .coveredSeconds))
    }

    /// Writes its parts.
    public func encode(to encoder: any Encoder) throws {
        var record = encoder.container(keyedBy: CodingKeys.self)
        try record.encode(meter, forKey: .meter)
        try record.encode(energy, forKey: .energy)
        try record.encode(coveredSeconds, forKey: .coveredSeconds)
    }
}

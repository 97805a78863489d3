public import SolsticeDomain

/// The number that each record in an attempt's folder begins with, and the contract it stands for.
///
/// A job outlives upgrades and the service that started it: its shim has one version, and the
/// service that follows it may have another. So the contents of an attempt's folder, and the
/// messages over the line to a shim, follow these rules:
///
/// 1. In a format, keys are only ever added, and added keys are optional. Names, units and meanings
///    stay, and so do the files' names (``AttemptFolder``).
/// 2. A reader ignores keys that it does not know, and uses the default for a missing key: no
///    readings, no cap, no name.
/// 3. A meter or a kind of cap that the reader does not know is left out, and the rest is believed.
/// 4. A change that breaks these rules is a new format. A record of a format that the reader does
///    not know is neither believed nor taken for lost: its attempt is *unreachable* until a version
///    that knows the format reads it.
/// 5. The line: a ``LaunchRequest`` as JSON, ended by closing that direction; the answer is
///    `accepted`, or `later: ` and a reason that may pass, or a reason. A service starts shims of
///    its own version, so both ends of a line use the same format.
///
/// Folders as 0.2 leaves them are in `Tests/Execution/Fixtures`.
struct RecordFormat: Decodable {
    /// The newest format that this version knows.
    static let newest = 1

    /// The number; nil in a record that lacks it.
    let format: Int?

    /// Whether this version can read a record of this format.
    var isKnown: Bool { format.map { $0 <= Self.newest } ?? true }
}

/// A part of a record that newer versions may write in a way that this one does not know.
struct Understood<Part: Decodable>: Decodable {
    /// The part; nil if it is not understood.
    let part: Part?

    /// Reads a part, and never fails.
    init(from decoder: any Decoder) throws { part = try? Part(from: decoder) }
}

extension KeyedDecodingContainer {
    /// The readings under a key, except those of unknown meters; none without the key.
    func decodeReadings(forKey key: Key) throws -> [MeterReading] {
        try decodeIfPresent([Understood<MeterReading>].self, forKey: key)?
            .compactMap(\.part) ?? []
    }

    /// What happened to a cap, from the value under a key; nil without the key, or if it is not
    /// understood.
    func decodeCap(forKey key: Key) throws -> AppliedCap? {
        try decodeIfPresent(Understood<AppliedCap>.self, forKey: key)?.part
    }
}

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

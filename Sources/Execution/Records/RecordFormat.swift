public import SolsticeDomain
public import SolsticeJSON

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
enum RecordFormat {
    /// The newest format that this version knows.
    static let newest = 1

    /// Whether this version can read a record; one without a number is of the first format.
    static func isKnown(_ record: JSONNode) -> Bool {
        record.member("format")?.wholeNumber.map { $0 <= newest } ?? true
    }
}

extension JSONNode {
    /// The readings under `readings`, except those of unknown meters; none without the key.
    func readReadings() throws(JSONMismatch) -> [MeterReading] {
        guard let list = member("readings"), !list.isNull else { return [] }
        guard let elements = list.elements else { throw JSONMismatch(list, expected: "an array") }
        return elements.compactMap { try? MeterReading($0) }
    }

    /// What happened to a cap, from the value under `cap`; nil without the key, or if it is not
    /// understood.
    func readCap() -> AppliedCap? { member("cap").flatMap { try? AppliedCap($0) } }
}

// Bare numbers in records; each key names its unit.

extension Power: JSONConvertible {
    /// Reads watts.
    public init(_ node: JSONNode) throws(JSONMismatch) { self.init(watts: try Double(node)) }

    /// A number of watts.
    public var json: JSONValue { watts.json }
}

extension TimeSpan: JSONConvertible {
    /// Reads seconds.
    public init(_ node: JSONNode) throws(JSONMismatch) { self.init(seconds: try Int(node)) }

    /// A number of seconds.
    public var json: JSONValue { seconds.json }
}

extension Instant: JSONConvertible {
    /// Reads seconds since the epoch.
    public init(_ node: JSONNode) throws(JSONMismatch) {
        self.init(secondsSinceEpoch: try Int(node))
    }

    /// A number of seconds since the epoch.
    public var json: JSONValue { secondsSinceEpoch.json }
}

extension MeterReading: JSONConvertible {
    /// Reads a reading of a known meter.
    public init(_ node: JSONNode) throws(JSONMismatch) {
        let name: String = try node.read("meter")
        guard let meter = Meter(rawValue: name) else {
            throw JSONMismatch(node, expected: "a known meter")
        }
        self.init(
            meter: meter, energy: ITEnergy(kilowattHours: try node.read("energyKWh")),
            coveredSeconds: try node.read("coveredSeconds"))
    }

    /// Its parts.
    public var json: JSONValue {
        [
            "coveredSeconds": coveredSeconds.json, "energyKWh": energy.kilowattHours.json,
            "meter": meter.rawValue.json,
        ]
    }
}

import SolsticeDomain

/// The number that each record in an attempt's folder begins with, and the contract it stands for.
///
/// A job outlives the service that started it, and upgrades: its shim is of one version, and the
/// service that follows it may be of another. So what lies in the folder of an attempt, and what goes
/// over the line to a shim, keeps to these rules:
///
/// 1. In a format, keys are only ever added, and what is added is optional. Names, units and meanings
///    stay, and so do the files' names (``AttemptFolder``).
/// 2. Who reads ignores keys that it does not know, and takes a key that is missing for its default:
///    no readings, no cap, no name.
/// 3. A meter or a kind of cap that the reader does not know is left out, and the rest is believed.
/// 4. What cannot be said under these rules is a new format. A record of a format that the reader does
///    not know is neither believed nor taken for lost: its attempt is *unreachable* until a version
///    looks at it that knows it.
/// 5. The line: a ``LaunchRequest`` as JSON, ended by closing that direction; the answer is
///    `accepted`, or `later: ` and a reason that may pass, or a reason. A service starts shims of its
///    own version, so both ends of a line know the same.
///
/// Folders as 0.2 leaves them lie in `Tests/Execution/Fixtures`.
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
    /// The part; nil where it is not understood.
    let part: Part?

    /// Reads a part, and never fails.
    init(from decoder: any Decoder) throws { part = try? Part(from: decoder) }
}

extension KeyedDecodingContainer {
    /// The readings under a key, but for those of meters that are not known; none without the key.
    func decodeReadings(forKey key: Key) throws -> [MeterReading] {
        try decodeIfPresent([Understood<MeterReading>].self, forKey: key)?
            .compactMap(\.part) ?? []
    }

    /// What became of a cap, by what stands under a key; nil without the key, or where it is not
    /// understood.
    func decodeCap(forKey key: Key) throws -> AppliedCap? {
        try decodeIfPresent(Understood<AppliedCap>.self, forKey: key)?.part
    }
}

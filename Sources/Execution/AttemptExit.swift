public import SolsticeDomain

/// How and when an attempt ended.
public struct AttemptExit: Equatable, Sendable {
    /// The ways an attempt can end.
    public enum Outcome: Codable, Equatable, Sendable {
        /// The command returned this exit code, 0 to 255.
        case exited(code: Int32)
        /// A signal of this number ended the command.
        case signalled(number: Int32)
        /// The command could not be run at all; the code is what a shell would return, 127 for a
        /// command that does not exist and 126 for anything else.
        case neverStarted(code: Int32, reason: String)
    }

    /// How it ended.
    public let outcome: Outcome
    /// When it started, by the wall clock of the machine it ran on.
    public let startedAt: Instant
    /// When it ended, by the same clock.
    public let endedAt: Instant
    /// The most memory that one of its processes held, in bytes; nil if it was not measured. A
    /// local job starts with its shim's memory: below some 20 MB the figure is the shim's.
    public let maxResidentBytes: Int?
    /// What was measured of its energy; empty if nothing was.
    public let readings: [MeterReading]
    /// What happened to its power cap.
    public let cap: AppliedCap

    /// Creates an exit from its parts.
    public init(
        outcome: Outcome, startedAt: Instant, endedAt: Instant, maxResidentBytes: Int? = nil,
        readings: [MeterReading] = [], cap: AppliedCap = .notAsked
    ) {
        self.outcome = outcome
        self.startedAt = startedAt
        self.endedAt = endedAt
        self.maxResidentBytes = maxResidentBytes
        self.readings = readings
        self.cap = cap
    }

    /// Whether the command ran and returned 0.
    public var isSuccess: Bool { outcome == .exited(code: 0) }

    /// The status a shell would show: the exit code, 128 plus the signal's number, 126 or 127.
    public var shellStatus: Int32 {
        switch outcome {
        case .exited(let code): code
        case .signalled(let number): 128 + number
        case .neverStarted(let code, _): code
        }
    }
}

extension AttemptExit: Codable {
    private enum Key: String, CodingKey {
        case outcome
        case startedAt = "startedAtEpochSeconds"
        case endedAt = "endedAtEpochSeconds"
        case maxResidentBytes, readings, cap
    }

    /// Reads what `encode(to:)` wrote.
    public init(from decoder: any Decoder) throws {
        let record = try decoder.container(keyedBy: Key.self)
        self.init(
            outcome: try record.decode(Outcome.self, forKey: .outcome),
            startedAt: Instant(secondsSinceEpoch: try record.decode(Int.self, forKey: .startedAt)),
            endedAt: Instant(secondsSinceEpoch: try record.decode(Int.self, forKey: .endedAt)),
            maxResidentBytes: try record.decodeIfPresent(Int.self, forKey: .maxResidentBytes),
            // Records of 0.1 have neither meters nor caps.
            readings: try record.decodeReadings(forKey: .readings),
            cap: try record.decodeCap(forKey: .cap) ?? .notAsked)
    }

    /// Writes the parts, instants as seconds since the epoch.
    public func encode(to encoder: any Encoder) throws {
        var record = encoder.container(keyedBy: Key.self)
        try record.encode(outcome, forKey: .outcome)
        try record.encode(startedAt.secondsSinceEpoch, forKey: .startedAt)
        try record.encode(endedAt.secondsSinceEpoch, forKey: .endedAt)
        try record.encodeIfPresent(maxResidentBytes, forKey: .maxResidentBytes)
        if !readings.isEmpty { try record.encode(readings, forKey: .readings) }
        if cap != .notAsked { try record.encode(cap, forKey: .cap) }
    }
}

/// What happened to the power cap that was planned for an attempt.
public enum AppliedCap: Codable, Equatable, Sendable {
    /// No cap was planned.
    case notAsked
    /// It was in force while the attempt ran, on each of its accelerators.
    case applied(Power)
    /// The attempt ran uncapped, for this reason.
    case refused(because: String)
}

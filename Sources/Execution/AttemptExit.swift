public import SolsticeDomain

/// How and when an attempt ended.
public struct AttemptExit: Equatable, Sendable {
    /// The ways an attempt can end.
    public enum Outcome: Equatable, Sendable {
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

/// What happened to the power cap that was planned for an attempt.
public enum AppliedCap: Equatable, Sendable {
    /// No cap was planned.
    case notAsked
    /// It was in force while the attempt ran, on each of its accelerators.
    case applied(Power)
    /// The attempt ran uncapped, for this reason.
    case refused(because: String)
}

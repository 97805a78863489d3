import SolsticeDomain
public import SolsticeJSON

// The members of each record are written by name, as all versions have done.

/// The record that an attempt was started, and as which processes.
///
/// Written twice: without a job before the command is run, so that a crash in between can never
/// lead to a second run, and with it right after.
struct StartRecord: Equatable, JSONConvertible {
    /// The attempt's key.
    let attemptKey: String
    /// The process that supervises the job.
    let shim: ProcessIdentity
    /// The job's first process, which leads its process group; nil before it runs.
    let job: ProcessIdentity?
    /// What happened to its power cap; nil before the job runs, and in records of 0.1.
    var cap: AppliedCap?
}

extension StartRecord {
    /// Reads a record of this version or another.
    init(_ node: JSONNode) throws(JSONMismatch) {
        self.init(
            attemptKey: try node.read("attemptKey"), shim: try node.read("shim"),
            job: try node.readIfPresent("job"), cap: node.readCap())
    }

    /// Its members.
    var json: JSONValue {
        JSONValue(present: [
            "attemptKey": attemptKey.json, "cap": cap?.json, "format": RecordFormat.newest.json,
            "job": job?.json, "shim": shim.json,
        ])
    }
}

/// An order to end an attempt. The shim carries it out, so that the grace is kept even if the
/// process that gave the order is gone by then.
struct CancelOrder: Equatable, JSONConvertible {
    /// When it was given; distinguishes one order from the next.
    let givenAtEpochSeconds: Int
    /// How long the job may take to end by itself.
    let graceSeconds: Int
}

extension CancelOrder {
    /// Reads an order of this version or another.
    init(_ node: JSONNode) throws(JSONMismatch) {
        self.init(
            givenAtEpochSeconds: try node.read("givenAtEpochSeconds"),
            graceSeconds: try node.read("graceSeconds"))
    }

    /// Its members.
    var json: JSONValue {
        [
            "format": RecordFormat.newest.json, "givenAtEpochSeconds": givenAtEpochSeconds.json,
            "graceSeconds": graceSeconds.json,
        ]
    }
}

/// The record that an attempt has finished, and how.
struct ExitRecord: Equatable, JSONConvertible {
    /// The attempt's key.
    let attemptKey: String
    /// How it ended.
    let exit: AttemptExit
}

extension ExitRecord {
    /// Reads a record of this version or another.
    init(_ node: JSONNode) throws(JSONMismatch) {
        self.init(attemptKey: try node.read("attemptKey"), exit: try node.read("exit"))
    }

    /// Its members.
    var json: JSONValue {
        [
            "attemptKey": attemptKey.json, "exit": exit.json,
            "format": RecordFormat.newest.json,
        ]
    }
}

/// What has been metered of an attempt so far: all that is known of its energy if its shim dies.
struct MeterRecord: Equatable, JSONConvertible {
    /// The attempt's key.
    let attemptKey: String
    /// The readings up to now.
    let readings: [MeterReading]
}

extension MeterRecord {
    /// Reads a record of this version or another.
    init(_ node: JSONNode) throws(JSONMismatch) {
        self.init(attemptKey: try node.read("attemptKey"), readings: try node.readReadings())
    }

    /// Its members.
    var json: JSONValue {
        [
            "attemptKey": attemptKey.json, "format": RecordFormat.newest.json,
            "readings": readings.json,
        ]
    }
}

extension AttemptExit: JSONConvertible {
    /// Reads an exit of this version or another; those of 0.1 have neither meters nor caps.
    public init(_ node: JSONNode) throws(JSONMismatch) {
        self.init(
            outcome: try node.read("outcome"), startedAt: try node.read("startedAtEpochSeconds"),
            endedAt: try node.read("endedAtEpochSeconds"),
            maxResidentBytes: try node.readIfPresent("maxResidentBytes"),
            readings: try node.readReadings(), cap: node.readCap() ?? .notAsked)
    }

    /// Its members; a cap that was not asked for and readings that are not there are left out.
    public var json: JSONValue {
        JSONValue(present: [
            "cap": cap == .notAsked ? nil : cap.json, "endedAtEpochSeconds": endedAt.json,
            "maxResidentBytes": maxResidentBytes?.json, "outcome": outcome.json,
            "readings": readings.isEmpty ? nil : readings.json,
            "startedAtEpochSeconds": startedAt.json,
        ])
    }
}

extension AttemptExit.Outcome: JSONConvertible {
    /// Reads an object with one member, the way's name.
    public init(_ node: JSONNode) throws(JSONMismatch) {
        if let parts = node.member("exited") {
            self = .exited(code: try parts.read("code"))
        } else if let parts = node.member("signalled") {
            self = .signalled(number: try parts.read("number"))
        } else if let parts = node.member("neverStarted") {
            self = .neverStarted(code: try parts.read("code"), reason: try parts.read("reason"))
        } else {
            throw JSONMismatch(node, expected: "a known way to end")
        }
    }

    /// `{"exited":{"code":3}}`, and the like.
    public var json: JSONValue {
        switch self {
        case .exited(let code): ["exited": ["code": code.json]]
        case .signalled(let number): ["signalled": ["number": number.json]]
        case .neverStarted(let code, let reason):
            ["neverStarted": ["code": code.json, "reason": reason.json]]
        }
    }
}

extension AppliedCap: JSONConvertible {
    /// Reads an object with one member, the result's name.
    public init(_ node: JSONNode) throws(JSONMismatch) {
        if node.member("notAsked") != nil {
            self = .notAsked
        } else if let parts = node.member("applied") {
            self = .applied(try parts.read("_0"))
        } else if let parts = node.member("refused") {
            self = .refused(because: try parts.read("because"))
        } else {
            throw JSONMismatch(node, expected: "a known result of a cap")
        }
    }

    /// `{"applied":{"_0":250}}`, and the like; the name without meaning is that of 0.2.
    public var json: JSONValue {
        switch self {
        case .notAsked: ["notAsked": [:]]
        case .applied(let power): ["applied": ["_0": power.json]]
        case .refused(let reason): ["refused": ["because": reason.json]]
        }
    }
}

extension ProcessIdentity: JSONConvertible {
    /// Reads an identity.
    init(_ node: JSONNode) throws(JSONMismatch) {
        self.init(
            processID: try node.read("processID"), startTicks: try node.read("startTicks"),
            bootID: try node.read("bootID"))
    }

    /// Its members.
    var json: JSONValue {
        [
            "bootID": bootID.json, "processID": processID.json, "startTicks": startTicks.json,
        ]
    }
}

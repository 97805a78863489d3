public import SolsticeDomain
public import SolsticeJSON

/// Everything an executor needs to start one attempt.
///
/// The environment may hold secrets: a request travels between processes over a private socket and
/// is never written to a file.
public struct LaunchRequest: Equatable, Sendable {
    /// The attempt's idempotency key: letters, digits, `-`, `_` and `.`, at most 200, not starting
    /// with a dot.
    public let attemptKey: String
    /// The command and its arguments, passed on unchanged; no shell reads them.
    public let command: [String]
    /// The file to execute; nil to look for the command's first word in the environment's `PATH`.
    public let executablePath: String?
    /// Where the command starts, as an absolute path.
    public let workingDirectory: String
    /// The whole environment of the command; nothing is added to it.
    public let environment: [String: String]
    /// The attempt's folder, as an absolute path; created if missing, readable by its owner only.
    public let folder: String
    /// The accelerators that it is to hold; nil if nothing is known of them.
    public let accelerators: AcceleratorHold?
    /// The power cap that was planned for each of them; nil for none.
    public let powerCap: Power?
    /// How long the plan expects it to take; nil if unknown.
    public let expectedDuration: TimeSpan?
    /// The job's name for people.
    public let name: String

    /// Creates a request from its parts.
    public init(
        attemptKey: String, command: [String], executablePath: String? = nil,
        workingDirectory: String, environment: [String: String], folder: String,
        accelerators: AcceleratorHold? = nil, powerCap: Power? = nil,
        expectedDuration: TimeSpan? = nil, name: String = ""
    ) {
        self.attemptKey = attemptKey
        self.command = command
        self.executablePath = executablePath
        self.workingDirectory = workingDirectory
        self.environment = environment
        self.folder = folder
        self.accelerators = accelerators
        self.powerCap = powerCap
        self.expectedDuration = expectedDuration
        self.name = name
    }

    /// The address by which the attempt is found again.
    public var attempt: AttemptAddress { AttemptAddress(key: attemptKey, folder: folder) }
}

extension LaunchRequest {
    /// Refuses what no operating system can start, before anything is written.
    ///
    /// Every executor does so first.
    public func check() throws(Diagnostic) {
        guard let flaw else { return }
        throw Diagnostic(
            .badInput, "attempt \(attemptKey) cannot be started", causes: [Message(flaw)])
    }

    private var flaw: String? {
        if !Self.isKey(attemptKey) {
            return "its key is not a plain file name of at most 200 characters"
        }
        if command.isEmpty || command[0].isEmpty { return "its command is empty" }
        if !workingDirectory.hasPrefix("/") {
            return "its working directory \(workingDirectory) is not an absolute path"
        }
        if !folder.hasPrefix("/") { return "its folder \(folder) is not an absolute path" }
        // The kernel ends every string at its first zero byte and would run something else.
        let texts =
            command + [workingDirectory, folder, executablePath ?? ""]
            + environment.flatMap { [$0.key, $0.value] }
        if texts.contains(where: { $0.utf8.contains(0) }) {
            return "its command or environment has a zero byte"
        }
        if let name = environment.keys.first(where: { $0.isEmpty || $0.contains("=") }) {
            return "its environment has a variable named \"\(name)\""
        }
        return nil
    }

    private static func isKey(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 200 && !text.hasPrefix(".")
            && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
    }
}

/// The accelerators that an attempt holds while it runs.
public struct AcceleratorHold: Equatable, Sendable {
    /// Their kind, such as `a100-sxm`.
    public let accelerator: AcceleratorID
    /// How many of them.
    public let count: Int
    /// Which of this machine's devices, by the driver's numbers; empty if the executor chooses, or
    /// if the region's capacity was not stated.
    public let devices: [Int]

    /// Creates a hold from its parts.
    public init(accelerator: AcceleratorID, count: Int, devices: [Int] = []) {
        precondition(count > 0, "a hold holds something")
        self.accelerator = accelerator
        self.count = count
        self.devices = devices
    }
}

// How a request travels to a shim; see ``RecordFormat``.

extension LaunchRequest: JSONConvertible {
    /// Reads a request, of this version or another.
    public init(_ node: JSONNode) throws(JSONMismatch) {
        self.init(
            attemptKey: try node.read("attemptKey"), command: try node.read("command"),
            executablePath: try node.readIfPresent("executablePath"),
            workingDirectory: try node.read("workingDirectory"),
            environment: try node.read("environment"), folder: try node.read("folder"),
            accelerators: try node.readIfPresent("accelerators"),
            powerCap: try node.readIfPresent("powerCapWatts"),
            expectedDuration: try node.readIfPresent("expectedDurationSeconds"),
            name: try node.readIfPresent("name") ?? "")
    }

    /// Its members, those that are nil left out.
    public var json: JSONValue {
        JSONValue(present: [
            "accelerators": accelerators?.json, "attemptKey": attemptKey.json,
            "command": command.json, "environment": environment.json,
            "executablePath": executablePath?.json,
            "expectedDurationSeconds": expectedDuration?.json, "folder": folder.json,
            "name": name.json, "powerCapWatts": powerCap?.json,
            "workingDirectory": workingDirectory.json,
        ])
    }
}

extension AcceleratorHold: JSONConvertible {
    /// Reads a hold, which has to hold something.
    public init(_ node: JSONNode) throws(JSONMismatch) {
        let count: Int = try node.read("count")
        guard count > 0 else { throw JSONMismatch(node, expected: "accelerators") }
        self.init(
            accelerator: AcceleratorID(try node.read("accelerator")), count: count,
            devices: try node.read("devices"))
    }

    /// Its members.
    public var json: JSONValue {
        ["accelerator": accelerator.rawValue.json, "count": count.json, "devices": devices.json]
    }
}

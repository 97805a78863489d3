public import SolsticeDomain

/// Everything an executor needs to start one attempt.
///
/// The environment may hold secrets: a request travels between processes over a private socket and
/// is never written to a file.
public struct LaunchRequest: Codable, Equatable, Sendable {
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

    private enum CodingKeys: String, CodingKey {
        case attemptKey, command, executablePath, workingDirectory, environment, folder
        case accelerators, name
        case powerCap = "powerCapWatts"
        case expectedDuration = "expectedDurationSeconds"
    }

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

    /// Reads what the synthesised `encode(to:)` wrote, in this version or another.
    public init(from decoder: any Decoder) throws {
        let record = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            attemptKey: try record.decode(String.self, forKey: .attemptKey),
            command: try record.decode([String].self, forKey: .command),
            executablePath: try record.decodeIfPresent(String.self, forKey: .executablePath),
            workingDirectory: try record.decode(String.self, forKey: .workingDirectory),
            environment: try record.decode([String: String].self, forKey: .environment),
            folder: try record.decode(String.self, forKey: .folder),
            accelerators: try record.decodeIfPresent(AcceleratorHold.self, forKey: .accelerators),
            powerCap: try record.decodeIfPresent(Power.self, forKey: .powerCap),
            expectedDuration: try record.decodeIfPresent(TimeSpan.self, forKey: .expectedDuration),
            name: try record.decodeIfPresent(String.self, forKey: .name) ?? "")
    }

    /// The address by which the attempt is found again.
    public var attempt: AttemptAddress { AttemptAddress(key: attemptKey, folder: folder) }
}

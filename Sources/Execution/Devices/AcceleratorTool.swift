import SolsticeDomain

/// `nvidia-smi`, the driver's own command, to the extent that it is used here.
struct AcceleratorTool {
    /// Its absolute path.
    let path: String
    /// Its whole environment.
    let environment: [String: String]
    /// The deadline for all calls.
    let deadline: ContinuousClock.Instant

    /// The time limit for one call. The tool answers in a tenth of a second if the driver is
    /// loaded, and in two or three if it has to wake it; if it hangs, it never does.
    static let callLimit: Duration = .seconds(5)

    /// The tool at a path, with this much time for all calls.
    init(path: String, environment: [String: String], limit: Duration) {
        self.path = path
        // A job's environment may hold secrets that the tool need not see.
        let kept = ["PATH", "LD_LIBRARY_PATH"]
        self.environment = environment.filter { kept.contains($0.key) }
            .merging(["LC_ALL": "C"]) { $1 }
        deadline = .now + limit
    }

    /// The tool that the environment's `PATH` leads to; nil if there is none.
    static func found(
        in environment: [String: String], workingDirectory: String, limit: Duration
    ) -> AcceleratorTool? {
        ExecutableSearch.resolve(
            "nvidia-smi", path: environment["PATH"] ?? "", workingDirectory: workingDirectory
        ).map { AcceleratorTool(path: $0, environment: environment, limit: limit) }
    }

    /// The same tool with a new time limit.
    func with(limit: Duration) -> AcceleratorTool {
        AcceleratorTool(path: path, environment: environment, limit: limit)
    }

    /// The fields of some devices, or of all, one row each. A field that a device does not know
    /// reads as words in brackets, such as `[N/A]`.
    func query(
        _ fields: [String], of devices: [Int]? = nil
    ) throws(ToolFailure) -> [[String]] {
        let output = try run(Self.words(toQuery: fields, of: devices))
        return output.split(separator: "\n").map(Self.fields(of:)).filter {
            $0.count >= fields.count
        }
    }

    /// Limits the power of one device, named by its number or its UUID.
    ///
    /// That this returns says little: for a device that cannot be limited the tool only warns, and
    /// reports success.
    func setPowerLimit(_ limit: Power, of device: String) throws(ToolFailure) {
        _ = try run(Self.words(toLimit: limit, of: device))
    }

    /// The arguments that set a limit; also shown to people who have to do it themselves.
    static func words(toLimit limit: Power, of device: String) -> [String] {
        // The tool itself prints only hundredths.
        let hundredths = Int((limit.watts * 100).rounded())
        let fraction = String(100 + hundredths % 100).dropFirst()
        let watts = "\(hundredths / 100)" + (fraction == "00" ? "" : ".\(fraction)")
        return ["-i", device, "-pl", watts]
    }

    /// The arguments that ask for fields.
    static func words(toQuery fields: [String], of devices: [Int]?) -> [String] {
        let query = [
            "--query-gpu=\(fields.joined(separator: ","))", "--format=csv,noheader,nounits",
        ]
        guard let devices else { return query }
        return ["-i", devices.map(String.init).joined(separator: ",")] + query
    }

    /// The fields of a line of the answer.
    static func fields(of line: Substring) -> [String] {
        line.split(separator: ",", omittingEmptySubsequences: false).map { field in
            let start = field.drop { $0 == " " }
            return String(start.reversed().drop { $0.isWhitespace }.reversed())
        }
    }

    private func run(_ words: [String]) throws(ToolFailure) -> String {
        let call = "nvidia-smi \(words.joined(separator: " "))"
        let limit = min(Self.callLimit, deadline - .now)
        guard limit > .zero else {
            throw ToolFailure(reason: "nvidia-smi takes too long over all that is asked of it")
        }
        let ending: ToolRun.Ending
        do {
            ending = try ToolRun(executable: path, arguments: words, environment: environment)
                .run(atMost: limit)
        } catch {
            throw ToolFailure(reason: "nvidia-smi cannot be run: \(error)")
        }
        switch ending {
        case .exited(code: 0, let output): return output
        case .exited(let code, let output):
            let line = output.split(separator: "\n").first.map(String.init)
            throw ToolFailure(reason: "\(call): \(line ?? "exit status \(code)")")
        case .signalled(let number): throw ToolFailure(reason: "\(call): signal \(number)")
        case .tookTooLong:
            let seconds = limit.components.seconds
            throw ToolFailure(reason: "\(call): no answer within \(seconds) s")
        }
    }
}

/// A tool's failure to do what it was asked.
struct ToolFailure: Error, Equatable {
    /// Why, in words.
    let reason: String
}

import SolsticeDomain
import SolsticeJSON

/// An attempt as arguments of `sbatch`.
struct SlurmSubmission {
    private let request: LaunchRequest
    private let partition: SlurmPartition
    private let partitionName: String?

    /// Creates the submission of a request to a partition, by name unless it is the default one.
    init(_ request: LaunchRequest, to partition: SlurmPartition, named name: String?) {
        self.request = request
        self.partition = partition
        partitionName = name
    }

    /// The arguments of `sbatch`, which reads the script from its standard input.
    func arguments() -> [String] {
        let comment = SlurmComment(attemptKey: request.attemptKey, powerCap: request.powerCap)
        var arguments = [
            // Print the job's number alone.
            "--parsable",
            "--job-name=\(request.name.isEmpty ? "solstice" : request.name)",
            "--comment=\(comment.json.compact)",
            "--chdir=\(request.workingDirectory)",
            "--output=\(pattern(AttemptFolder(path: request.folder).outputPath))",
            "--open-mode=append",
            "--export=ALL",
            // Whether another attempt follows is the scheduler's decision.
            "--no-requeue",
        ]
        if let partitionName { arguments.append("--partition=\(partitionName)") }
        if let hold = request.accelerators, let resources = partition.resources(for: hold) {
            arguments.append("--gres=\(resources)")
        }
        if let minutes = timeLimitMinutes { arguments.append("--time=\(minutes)") }
        return arguments
    }

    /// Twice the expected time and at least an hour more: a partition's default may be minutes, and
    /// an estimate that was a little short is no reason to lose a job. Not more than the partition
    /// allows, or the job would wait forever.
    private var timeLimitMinutes: Int? {
        guard let expected = request.expectedDuration else { return nil }
        let ample = max(expected * 2, expected + .hour)
        let allowed = partition.timeLimit.map { min($0, ample) } ?? ample
        return max(1, allowed == ample ? (ample.seconds + 59) / 60 : allowed.seconds / 60)
    }

    /// Slurm substitutes numbers and names for `%j` and the like.
    private func pattern(_ path: String) -> String {
        path.replacing("%", with: "%%").replacing(#"\"#, with: #"\\"#)
    }
}

/// What a Slurm job's comment says of its attempt: how it is found again after a crash between its
/// submission and the record of that, and what a prolog may act on.
///
/// ```json
/// {"powerCapWatts":250,"solsticeAttempt":"0f3c"}
/// ```
struct SlurmComment: Equatable {
    /// The attempt's key.
    let attemptKey: String
    /// The cap that was planned for each of its accelerators.
    let powerCap: Power?
}

extension SlurmComment: JSONConvertible {
    /// Reads a comment of ours.
    init(_ node: JSONNode) throws(JSONMismatch) {
        self.init(
            attemptKey: try node.read("solsticeAttempt"),
            powerCap: try node.readIfPresent("powerCapWatts"))
    }

    /// Its members.
    var json: JSONValue {
        JSONValue(present: [
            "powerCapWatts": powerCap?.json, "solsticeAttempt": attemptKey.json,
        ])
    }

    /// Reads a job's comment; nil if it is not one of ours.
    init?(text: String) {
        guard text.contains("solsticeAttempt"),
            let node = try? JSONParser.parse(Array(text.utf8)), let comment = try? Self(node)
        else { return nil }
        self = comment
    }
}

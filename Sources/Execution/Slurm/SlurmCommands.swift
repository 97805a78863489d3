import Foundation
import SolsticeDomain
import Subprocess
import SystemPackage

/// The commands of one cluster, each with a time limit.
struct SlurmCommands: Sendable {
    /// Why a command gave no answer.
    struct Failure: Error {
        /// The cause, in the command's own words if it gave any.
        let reason: String
        /// Whether the command ran and refused.
        var isRefusal = false
    }

    private let cluster: SlurmCluster
    private let timeout: Duration
    private let environment: [String: String]

    /// Creates the commands of a cluster, run in an environment such as the service's own.
    init(_ cluster: SlurmCluster, timeout: Duration, environment: [String: String]) {
        self.cluster = cluster
        self.timeout = timeout
        // A user's settings for output or choices do not apply to our commands.
        self.environment = Self.withoutSettings(environment)
    }

    /// Runs a command and returns what it printed.
    func answer(_ program: String, _ arguments: [String]) async throws(Failure) -> String {
        // Times as seconds since the epoch, and messages in the language that we know.
        let settings = ["SLURM_TIME_FORMAT": "%s", "LC_ALL": "C"]
        if !cluster.commandPrefix.isEmpty {
            return try await runAtPrefix(
                exports(settings) + execution(of: program, arguments))
        }
        return try await run(
            [program] + arguments, environment: environment.merging(settings) { $1 }, input: "")
    }

    /// Runs `sbatch` with a script and the environment for the job.
    func submit(
        script: String, arguments: [String], environment jobEnvironment: [String: String]
    ) async throws(Failure) -> String {
        let jobEnvironment = Self.withoutSettings(jobEnvironment)
        guard cluster.commandPrefix.isEmpty else {
            // The environment travels through the pipe too: other users see arguments in `ps`.
            var end = "END_OF_SCRIPT"
            while script.contains(end) { end += "_" }
            return try await runAtPrefix(
                exports(jobEnvironment) + execution(of: "sbatch", arguments)
                    + " <<'\(end)'\n\(script)\n\(end)")
        }
        return try await run(
            ["sbatch"] + arguments, environment: jobEnvironment, input: script)
    }

    private func exports(_ variables: [String: String]) -> String {
        ([ShellWord.definition]
            + variables.filter { ShellWord.isVariableName($0.key) }
            .sorted { $0.key < $1.key }
            .map { "export \($0.key)=\(ShellWord.quoted($0.value))" }).joined(separator: "\n")
            + "\n"
    }

    /// `exec` with the remote path: the job's own `PATH` need not lead to Slurm.
    private func execution(of program: String, _ arguments: [String]) -> String {
        "exec " + ([program] + arguments).map(ShellWord.quoted).joined(separator: " ")
    }

    /// Runs a script with the shell that the prefix leads to. It works whether the prefix passes
    /// words on unchanged or, like ssh, has a shell read them again.
    private func runAtPrefix(_ script: String) async throws(Failure) -> String {
        let configuration = cluster.configurationPath.map {
            "export SLURM_CONF=\(ShellWord.quoted($0))\n"
        }
        return try await run(
            cluster.commandPrefix + ["sh"], environment: environment,
            input: (configuration ?? "") + script)
    }

    private func run(
        _ words: [String], environment variables: [String: String], input: String
    ) async throws(Failure) -> String {
        let path = environment["PATH"] ?? "/usr/bin:/bin"
        guard
            let program = ExecutableSearch.resolve(words[0], path: path, workingDirectory: "/")
        else { throw Failure(reason: "there is no command \(words[0]) in PATH=\(path)") }
        var variables = variables
        if cluster.commandPrefix.isEmpty {
            variables["SLURM_CONF"] = cluster.configurationPath ?? environment["SLURM_CONF"]
        }
        let call = SlurmCall(
            program: program, arguments: Array(words.dropFirst()), environment: variables,
            input: input)
        return try await call.answer(within: timeout)
    }

    private static func withoutSettings(_ environment: [String: String]) -> [String: String] {
        let commands = ["SLURM_", "SBATCH_", "SQUEUE_", "SINFO_", "SCANCEL_", "SACCT_"]
        return environment.filter { variable in
            variable.key == "SLURM_CONF"
                || !commands.contains(where: variable.key.hasPrefix)
        }
    }
}

/// One run of one command.
struct SlurmCall: Sendable {
    /// The file to execute.
    let program: String
    /// Its arguments.
    let arguments: [String]
    /// Its whole environment.
    let environment: [String: String]
    /// What it reads.
    let input: String

    /// What the command printed. It is killed when the time is up, or when its caller is cancelled.
    func answer(within timeout: Duration) async throws(SlurmCommands.Failure) -> String {
        let result: Result<String, SlurmCommands.Failure> = await withTaskGroup { group in
            group.addTask { await outcome() }
            group.addTask {
                try? await Task.sleep(for: timeout)
                return .failure(.init(reason: "\(name) gave no answer within \(timeout)"))
            }
            let first = await group.next() ?? .failure(.init(reason: "\(name) was not run"))
            group.cancelAll()
            return first
        }
        return try result.get()
    }

    private var name: String { program.split(separator: "/").last.map(String.init) ?? program }

    private func outcome() async -> Result<String, SlurmCommands.Failure> {
        // A session of its own has no terminal to ask for a password, and is killed as a whole.
        var options = PlatformOptions()
        options.createSession = true
        options.teardownSequence = [
            .send(
                signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .milliseconds(100))
        ]
        do {
            let result = try await run(
                .path(FilePath(program)), arguments: Arguments(arguments),
                environment: .custom(
                    environment.map { Array("\($0.key)=\($0.value)\0".utf8) }),
                platformOptions: options, input: .string(input),
                // A large cluster's list of jobs has some 4 KB per job.
                output: .string(limit: 512 << 20), error: .string(limit: 1 << 20))
            if result.terminationStatus.isSuccess { return .success(result.standardOutput) }
            return .failure(
                refusal(result.standardError, status: result.terminationStatus))
        } catch {
            return .failure(.init(reason: "\(name) could not be run: \(error)"))
        }
    }

    private func refusal(_ words: String, status: TerminationStatus) -> SlurmCommands.Failure {
        let words = words.trimmingCharacters(in: .whitespacesAndNewlines)
        return .init(
            reason: words.isEmpty ? "\(name) ended with \(status)" : words,
            isRefusal: !Self.mayPass(words, status))
    }

    /// Whether the cluster could not be asked, rather than refused: nothing is decided then, and
    /// what was ordered may even have been done.
    private static func mayPass(_ words: String, _ status: TerminationStatus) -> Bool {
        // The exit code of ssh if it cannot connect.
        if status == .exited(255) { return true }
        let words = words.lowercased()
        return [
            "unable to contact slurm", "timed out", "connection refused", "communication",
            "zero bytes were transmitted", "not responding", "resource temporarily unavailable",
            "no route to host", "could not resolve", "authentication", "munge",
        ].contains { words.contains($0) }
    }
}

/// A word as a POSIX shell reads it back, byte for byte.
enum ShellWord {
    /// The word in single quotes.
    ///
    /// A carriage return becomes `"$cr"`, which the script has to define: `sbatch` takes one before
    /// a line's end as the mark of another operating system and refuses the script.
    static func quoted(_ word: String) -> String {
        // By scalars: Swift treats \r\n as one character.
        var text = "'"
        for scalar in word.unicodeScalars {
            switch scalar {
            case "'": text += #"'\''"#
            case "\r": text += #"'"$cr"'"#
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "'"
    }

    /// The line that defines `$cr`.
    static let definition = #"cr=$(printf '\r')"#

    /// Whether a shell accepts this as the name of a variable.
    static func isVariableName(_ name: String) -> Bool {
        guard let first = name.first, !first.isNumber else { return false }
        return name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    }
}

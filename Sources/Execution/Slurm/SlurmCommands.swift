import Foundation
import SolsticeDomain
import Subprocess

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

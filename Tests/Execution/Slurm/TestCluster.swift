import Foundation
import Glibc
import SolsticeDomain
import Testing

@testable import SolsticeExecution

/// A Slurm cluster that the environment names, as `Tests/Slurm/clusters.sh` does.
struct TestCluster {
    /// With a node of four GPUs of type `a100`, and a partition `short`. For tests that leave it as
    /// it is.
    static var east: TestCluster? { TestCluster(variable: "SOLSTICE_SLURM_CONF_EAST") }
    /// Without GPUs. For tests that kill its controller.
    static var west: TestCluster? { TestCluster(variable: "SOLSTICE_SLURM_CONF_WEST") }
    /// Why tests are skipped.
    static let absence: Comment = "no Slurm cluster is named: run make slurm-test"

    let configurationPath: String

    init?(variable: String) {
        guard let path = ProcessInfo.processInfo.environment[variable] else { return nil }
        configurationPath = path
    }

    /// The folder that everything of the cluster lies in.
    var folder: String { URL(fileURLWithPath: configurationPath).deletingLastPathComponent().path }

    var commands: SlurmCommands {
        SlurmCommands(
            SlurmCluster(configurationPath: configurationPath), timeout: .seconds(30),
            environment: ProcessInfo.processInfo.environment)
    }

    /// An executor that asks often.
    func executor(
        partition: String? = nil, prefix: [String] = [], timeout: Duration = .seconds(20)
    ) -> SlurmExecutor {
        SlurmExecutor(
            cluster: SlurmCluster(
                configurationPath: configurationPath, commandPrefix: prefix, partition: partition),
            pollInterval: .milliseconds(200), commandTimeout: timeout,
            patience: .seconds(60))
    }

    /// Submits an attempt's job, and records nothing.
    func submitBehindItsBack(_ request: LaunchRequest) async throws {
        let partition = try #require(SlurmPartition(listing: "batch*|infinite|", named: nil))
        try AttemptFolder(path: request.folder).create()
        _ = try await commands.submit(
            script: SlurmBatchScript(request).text(),
            arguments: SlurmSubmission(request, to: partition, named: nil).arguments(),
            environment: request.environment)
    }

    /// The jobs of an attempt, as the cluster lists them.
    func jobs(of request: LaunchRequest) async throws -> [SlurmJob] {
        let text = try await commands.answer("squeue", ["--me", "--states=all", "--json"])
        return try SlurmListing(json: text).jobs.filter { $0.attemptKey == request.attemptKey }
    }

    /// What the cluster says of an attempt's only job.
    func description(of request: LaunchRequest) async throws -> String {
        let job = try #require(try await jobs(of: request).first)
        return try await commands.answer("scontrol", ["show", "job", "\(job.number)"])
    }

    func signalController(_ number: Int32) throws {
        let text = try String(contentsOfFile: "\(folder)/slurmctld.pid", encoding: .utf8)
        kill(try #require(Int32(text.trimmingCharacters(in: .whitespacesAndNewlines))), number)
    }

    /// Starts the controller on what the last one saved.
    func startController() async throws {
        let path = "/usr/sbin:/sbin:/usr/bin:/bin"
        let commands = SlurmCommands(
            SlurmCluster(configurationPath: configurationPath), timeout: .seconds(20),
            environment: ["PATH": path])
        _ = try await commands.answer("slurmctld", [])
    }
}

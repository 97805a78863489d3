import SolsticeTestSupport
import Foundation
import SolsticeDomain
import Testing

@testable import SolsticeExecution

/// The Slurm executor on a real cluster, with the jobs that the local executor is tried with.
struct SlurmSubject: ContractSubject {
    let executor: any Executor
    let cluster: TestCluster
    let jobs: LocalSubject

    init() throws { try self.init(try #require(TestCluster.east)) }

    init(_ cluster: TestCluster, executor: SlurmExecutor? = nil) throws {
        let executor = executor ?? cluster.executor()
        self.cluster = cluster
        self.executor = executor
        jobs = try LocalSubject(executor)
    }

    var scratch: ScratchFolder { jobs.scratch }

    func request(_ job: ContractJob) -> LaunchRequest { jobs.request(job) }

    func runCount(_ request: LaunchRequest) async -> Int { await jobs.runCount(request) }

    /// Every process of the command is stopped, or in the middle of starting one that is.
    func isStopped(_ request: LaunchRequest) async -> Bool {
        let group = Int32(text(of: "group", request).trimmingCharacters(in: .newlines))
        let states = FolderListing.numbers(in: "/proc").compactMap(ProcessStatus.init(of:))
            .filter { $0.group == group && !$0.hasEnded }.map(\.state)
        return states.contains("T") && states.allSatisfy { $0 == "T" || $0 == "D" }
    }

    func go(_ request: LaunchRequest) async throws { try await jobs.go(request) }

    func pass() async throws { try await Task.sleep(for: .milliseconds(50)) }

    /// What a job wrote.
    func output(of request: LaunchRequest) -> String { jobs.output(of: request) }

    /// A file of an attempt's folder.
    func text(of file: String, _ request: LaunchRequest) -> String {
        scratch.text(of: "\(request.attemptKey)/\(file)")
    }

    /// Starts an attempt and returns its end.
    func run(_ request: LaunchRequest) async throws -> AttemptExit {
        try await executor.start(request)
        return try await end(of: request)
    }
}

extension LaunchRequest {
    /// The same request with other parts.
    func with(
        accelerators: AcceleratorHold? = nil, powerCap: Power? = nil,
        expectedDuration: TimeSpan? = nil, workingDirectory: String? = nil, name: String = ""
    ) -> LaunchRequest {
        LaunchRequest(
            attemptKey: attemptKey, command: command,
            workingDirectory: workingDirectory ?? self.workingDirectory, environment: environment,
            folder: folder, accelerators: accelerators, powerCap: powerCap,
            expectedDuration: expectedDuration, name: name)
    }
}

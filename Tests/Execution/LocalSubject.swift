import SolsticeTestSupport
import Foundation
import Glibc
import SolsticeDomain

@testable import SolsticeExecution

/// The local executor, with jobs that are real processes.
struct LocalSubject: ContractSubject {
    let executor: any Executor
    let scratch: ScratchFolder

    init() throws { try self.init(LocalExecutor(shimCommand: [try BuiltProgram.path(), "shim"])) }

    /// The same jobs, run by another executor.
    init(_ executor: any Executor) throws {
        self.executor = executor
        scratch = try ScratchFolder()
    }

    func request(_ job: ContractJob) -> LaunchRequest {
        let begin = "echo run >> $SOLSTICE_TEST_FOLDER.runs"
        // Bounded, so that no job outlives a failed test by long.
        let wait =
            "n=0; until [ -e $SOLSTICE_TEST_FOLDER.go ] || [ $n = 2000 ]; "
            + "do sleep 0.02; n=$((n+1)); done"
        return switch job {
        case .exits(let code): shell("\(begin); exit \(code)")
        case .killsItself: shell("\(begin); kill -9 $$")
        case .waitsToGo: shell("\(begin); \(wait)")
        case .ignoresTermination: shell("trap '' TERM; \(begin); \(wait)")
        case .isNotThere: request(["no-such-command"])
        }
    }

    func request(_ command: [String], environment: [String: String] = [:]) -> LaunchRequest {
        let key = UUID().uuidString
        let folder = "\(scratch.path)/\(key)"
        let basics = ["PATH": "/usr/bin:/bin", "SOLSTICE_TEST_FOLDER": folder]
        return LaunchRequest(
            attemptKey: key, command: command, workingDirectory: scratch.path,
            environment: basics.merging(environment) { $1 }, folder: folder)
    }

    func shell(_ script: String) -> LaunchRequest { request(["sh", "-c", script]) }

    func runCount(_ request: LaunchRequest) async -> Int {
        scratch.text(of: "\(request.attemptKey).runs").count { $0 == "\n" }
    }

    /// Every process of the job is stopped, or in the middle of starting one that is.
    func isStopped(_ request: LaunchRequest) async -> Bool {
        guard case .running(let leader) = await executor.poll(request.attempt) else {
            return false
        }
        let states = FolderListing.numbers(in: "/proc").compactMap(ProcessStatus.init(of:))
            .filter { $0.group == leader && !$0.hasEnded }.map(\.state)
        return states.contains("T") && states.allSatisfy { $0 == "T" || $0 == "D" }
    }

    func go(_ request: LaunchRequest) async throws {
        try scratch.write("", to: "\(request.attemptKey).go")
    }

    func pass() async throws { try await briefly() }

    /// What a job wrote.
    func output(of request: LaunchRequest) -> String {
        scratch.text(of: "\(request.attemptKey)/output.log")
    }
}

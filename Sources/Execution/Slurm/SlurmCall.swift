import Foundation
import Subprocess
import SystemPackage

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

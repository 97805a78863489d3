import SolsticeDomain
internal import Subprocess
internal import SystemPackage

/// One run of a feed's command, whose output is a page.
struct CommandRun: Sendable {
    /// The program and its arguments; no shell sees them.
    let words: [String]
    let limits: FeedClient.Limits

    /// What it printed.
    /// - Throws: trouble if it cannot be run, fails, prints too much or takes too long.
    func output() async throws(FeedTrouble) -> [UInt8] {
        let result: Result<[UInt8], FeedTrouble> = await withTaskGroup { group in
            group.addTask { await outcome() }
            group.addTask {
                try? await Task.sleep(for: limits.answering)
                return .failure(
                    FeedTrouble(
                        .temporary,
                        "\(name) did not end within \(limits.answering.components.seconds) s"))
            }
            let first = await group.next()
            group.cancelAll()
            return first ?? .failure(FeedTrouble(.temporary, "\(name) was not run"))
        }
        return try result.get()
    }

    private var name: String { words.first ?? "" }

    private func outcome() async -> Result<[UInt8], FeedTrouble> {
        // A session of its own has no terminal to ask for a password, and is killed as a whole.
        var options = PlatformOptions()
        options.createSession = true
        options.teardownSequence = [
            .send(
                signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .milliseconds(100))
        ]
        let program: Executable = name.contains("/") ? .path(FilePath(name)) : .name(name)
        do {
            let result = try await run(
                program, arguments: Arguments(Array(words.dropFirst())),
                platformOptions: options, input: .none, output: .bytes(limit: limits.byteCount),
                error: .string(limit: 1 << 16))
            guard result.terminationStatus.isSuccess else {
                return .failure(failure(result.terminationStatus, result.standardError))
            }
            return .success(result.standardOutput)
        } catch let error as SubprocessError where error.code == .executableNotFound {
            return .failure(FeedTrouble(.gone, "there is no command \(name)"))
        } catch {
            return .failure(
                FeedTrouble(.temporary, "\(name) could not be run", causes: ["\(error)"]))
        }
    }

    private func failure(_ status: TerminationStatus, _ words: String) -> FeedTrouble {
        let line = words.split(whereSeparator: \.isNewline).last.map { String($0.prefix(200)) }
        return FeedTrouble(
            .temporary, "\(name) ended with \(status)",
            causes: line.map { ["it says: \($0)"] } ?? []
        )
    }
}

import SolsticeTesting
import SolsticeDomain
import SolsticeExecution
import Testing

/// Requests that no operating system could carry out as they stand.
struct LaunchRequestTests {
    private func request(
        key: String = "k", command: [String] = ["true"], directory: String = "/",
        environment: [String: String] = [:], folder: String = "/nowhere/k"
    ) -> LaunchRequest {
        LaunchRequest(
            attemptKey: key, command: command, workingDirectory: directory,
            environment: environment, folder: folder)
    }

    private func refusal(of request: LaunchRequest) async -> Diagnostic? {
        let executor = SimulatedExecutor(
            now: { Instant(secondsSinceEpoch: 0) }, script: { _ in SimulatedJob(duration: .hour) })
        do {
            try await executor.start(request)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: ["", ".", "a/b", "ä", ".hidden", "a b", String(repeating: "k", count: 201)])
    func `a key that is not a plain file name is refused`(key: String) async {
        #expect(await refusal(of: request(key: key))?.kind == .badInput)
    }

    @Test(arguments: ["a", "job-12_attempt.3", String(repeating: "k", count: 200)])
    func `a key that is a plain file name is accepted`(key: String) async {
        #expect(await refusal(of: request(key: key)) == nil)
    }

    @Test func `an empty command is refused`() async {
        #expect(await refusal(of: request(command: []))?.kind == .badInput)
        #expect(await refusal(of: request(command: [""]))?.kind == .badInput)
    }

    @Test func `relative paths are refused`() async {
        #expect(await refusal(of: request(directory: "work"))?.kind == .badInput)
        #expect(await refusal(of: request(folder: "attempt"))?.kind == .badInput)
    }

    @Test func `null bytes are refused, not cut off`() async {
        #expect(await refusal(of: request(command: ["true", "a\0b"]))?.kind == .badInput)
        #expect(await refusal(of: request(environment: ["A": "\0"]))?.kind == .badInput)
    }

    @Test func `a variable's name is not empty and has no equals sign`() async {
        #expect(await refusal(of: request(environment: ["": "x"]))?.kind == .badInput)
        #expect(await refusal(of: request(environment: ["A=B": "x"]))?.kind == .badInput)
    }
}

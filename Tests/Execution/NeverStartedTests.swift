import SolsticeTestSupport
import SolsticeDomain
import SolsticeExecution
import Testing

/// Commands that cannot be run, and what people are told about them.
struct NeverStartedTests {
    private let subject: LocalSubject

    init() throws { subject = try LocalSubject() }

    private func expectNeverStarted(
        _ request: LaunchRequest, code: Int32, reason: String
    ) async throws {
        try await subject.executor.start(request)
        let exit = try await subject.end(of: request)
        #expect(exit.outcome == .neverStarted(code: code, reason: reason))
        #expect(subject.output(of: request) == "solstice: not started: \(reason) (\(code))\n")
    }

    @Test func `a command missing from the path is not found`() async throws {
        try await expectNeverStarted(
            subject.request(["no-such-command"]), code: 127,
            reason: "command not found: no-such-command in PATH=/usr/bin:/bin")
    }

    @Test func `a path to a missing file is not found`() async throws {
        try await expectNeverStarted(
            subject.request(["./train.sh"]), code: 127,
            reason: "command not found: ./train.sh")
    }

    @Test func `a file without execute permission is not executable`() async throws {
        try subject.scratch.write("#!/bin/sh\n", to: "train.sh")
        try await expectNeverStarted(
            subject.request(["./train.sh"]), code: 126,
            reason: "\(subject.scratch.path)/./train.sh is not an executable file")
    }

    @Test func `a script without a shebang line is not passed to a shell`() async throws {
        try subject.scratch.write("echo hello\n", to: "train.sh", mode: 0o755)
        let path = "\(subject.scratch.path)/train.sh"
        try await expectNeverStarted(
            subject.request([path]), code: 126,
            reason: "\(path) is neither a program for this machine nor a script with #!")
    }

    @Test func `a script with a missing interpreter is not found`() async throws {
        try subject.scratch.write("#!/no/python\n", to: "train.py", mode: 0o755)
        let path = "\(subject.scratch.path)/train.py"
        try await expectNeverStarted(
            subject.request([path]), code: 127,
            reason: "\(path) names an interpreter that is not there")
    }

    @Test func `a missing working directory is named`() async throws {
        let request = subject.request(["true"])
        let elsewhere = LaunchRequest(
            attemptKey: request.attemptKey, command: ["true"], workingDirectory: "/no/where",
            environment: request.environment, folder: request.folder)
        try await expectNeverStarted(
            elsewhere, code: 126,
            reason: "cannot enter working directory /no/where: No such file or directory")
    }

    @Test func `the file to execute may differ from the command's name`() async throws {
        let request = subject.request(["a-name", "-c", "echo $0"])
        let resolved = LaunchRequest(
            attemptKey: request.attemptKey, command: request.command, executablePath: "/bin/sh",
            workingDirectory: "/", environment: [:], folder: request.folder)
        try await subject.executor.start(resolved)
        let exit = try await subject.end(of: resolved)
        #expect(exit.isSuccess)
        #expect(subject.output(of: resolved) == "a-name\n")
    }
}

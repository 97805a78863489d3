import SolsticeTestSupport
import Glibc
import SolsticeDomain
import SolsticeExecution
import Testing

struct LocalExecutorTests {
    private let subject: LocalSubject

    init() throws { subject = try LocalSubject() }

    private func run(_ request: LaunchRequest) async throws -> AttemptExit {
        try await subject.executor.start(request)
        return try await subject.end(of: request)
    }

    @Test func `output and errors land in one log, in order`() async throws {
        let request = subject.shell("echo one; echo two >&2; echo three; echo four >&2")
        _ = try await run(request)
        #expect(subject.output(of: request) == "one\ntwo\nthree\nfour\n")
    }

    @Test func `the command sees its environment and nothing else`() async throws {
        let request = subject.request(["env"], environment: ["TOKEN": "a b\n$c"])
        _ = try await run(request)
        let lines = [
            "PATH=/usr/bin:/bin", "SOLSTICE_TEST_FOLDER=\(request.folder)", "TOKEN=a b", "$c",
        ]
        #expect(subject.output(of: request) == lines.joined(separator: "\n") + "\n")
    }

    @Test func `the environment is written to no file`() async throws {
        let request = subject.request(["true"], environment: ["TOKEN": "very-secret"])
        _ = try await run(request)
        let files = try filesOf(request)
        #expect(files.contains("exit.json"))
        for file in files {
            #expect(!subject.scratch.text(of: "\(request.attemptKey)/\(file)").contains("secret"))
        }
    }

    @Test func `no shell interprets the arguments`() async throws {
        let request = subject.request(["printf", "%s\n", "$(touch x)", "*", "a  b", "; exit 3"])
        let exit = try await run(request)
        #expect(exit.isSuccess)
        #expect(subject.output(of: request) == "$(touch x)\n*\na  b\n; exit 3\n")
        #expect(!subject.scratch.contains("x"))
    }

    @Test func `the command starts in its working directory`() async throws {
        let request = subject.request(["pwd"])
        _ = try await run(request)
        #expect(subject.output(of: request) == subject.scratch.path + "\n")
    }

    @Test func `the command inherits no open files except the standard streams`() async throws {
        // As a service might, this process has a file open that survives exec.
        let leak = open("/dev/null", O_RDONLY)
        defer { close(leak) }
        let request = subject.request(["sh", "-c", "ls /proc/$$/fd; readlink /proc/$$/fd/0"])
        _ = try await run(request)
        #expect(subject.output(of: request) == "0\n1\n2\n/dev/null\n")
    }

    @Test func `the command receives the signals that its shim ignores`() async throws {
        let request = subject.request(["grep", "-E", "Sig(Blk|Ign)", "/proc/self/status"])
        _ = try await run(request)
        let masks = subject.output(of: request).split(separator: "\n").map { line in
            UInt64(line.suffix(16), radix: 16)
        }
        // Signals 32 and 33 belong to the C library, which lets nobody change them.
        #expect(masks.map { $0.map { $0 & 0x7fff_ffff } } == [0, 0])
    }

    @Test func `the attempt's folder is accessible only to its owner`() async throws {
        let request = subject.request(["true"])
        _ = try await run(request)
        #expect(try subject.scratch.mode(of: request.attemptKey) == 0o700)
        for file in try filesOf(request) {
            #expect(try subject.scratch.mode(of: "\(request.attemptKey)/\(file)") == 0o600)
        }
    }

    @Test func `the exit reports how much memory was used`() async throws {
        let exit = try await run(subject.request(["true"]))
        #expect(try #require(exit.maxResidentBytes) > 100_000)
    }

    @Test func `two executors starting one attempt at once run it once`() async throws {
        let request = subject.request(.exits(code: 0))
        let others = try (0..<6).map { _ in
            LocalExecutor(shimCommand: [try BuiltProgram.path(), "shim"])
        }
        try await withThrowingTaskGroup { group in
            for other in others { group.addTask { try await other.start(request) } }
            try await group.waitForAll()
        }
        _ = try await subject.end(of: request)
        #expect(await subject.runCount(request) == 1)
    }

    @Test func `another executor finds and cancels the attempt`() async throws {
        let request = try await subject.begin(.ignoresTermination)
        let other = LocalExecutor(shimCommand: ["/nowhere"])
        try await other.cancel(request.attempt, grace: TimeSpan(seconds: 1))
        _ = try await subject.end(of: request)
        guard case .ended(let exit) = await other.poll(request.attempt) else {
            Issue.record("the other executor does not see the end")
            return
        }
        #expect(exit.outcome == .signalled(number: 9))
    }

    @Test func `children of a cancelled job get the grace period its script leaves`()
        async throws
    {
        let child =
            "trap 'sleep 0.2; echo saved; exit' TERM; echo ready; "
            + "for i in $(seq 6000); do sleep 0.05; done"
        let request = subject.request(["sh", "-c", "sh -c \"$0\" & wait", child])
        try await subject.executor.start(request)
        try await eventually("the child runs") { subject.output(of: request) == "ready\n" }
        try await subject.executor.cancel(request.attempt, grace: .hour)
        let exit = try await subject.end(of: request)
        #expect(exit.outcome == .signalled(number: 15))
        #expect(subject.output(of: request).hasSuffix("\nsaved\n"))
    }

    @Test func `a folder that belongs to another attempt is refused`() async throws {
        let first = subject.request(["true"])
        _ = try await run(first)
        let second = LaunchRequest(
            attemptKey: "another", command: ["true"], workingDirectory: "/", environment: [:],
            folder: first.folder)
        await #expect(throws: Diagnostic.self) { try await subject.executor.start(second) }
        #expect(await subject.executor.poll(second.attempt) == .unknown)
    }

    @Test func `a shim that cannot be run is an error that names it`() async throws {
        let executor = LocalExecutor(shimCommand: ["/nowhere/solstice", "shim"])
        let request = subject.request(["true"])
        let error = await #expect(throws: Diagnostic.self) { try await executor.start(request) }
        #expect(error?.causes == ["/nowhere/solstice: No such file or directory"])
        #expect(await executor.poll(request.attempt) == .unknown)
    }

    @Test func `a shim that dies without an answer is an error`() async throws {
        let executor = LocalExecutor(shimCommand: ["/bin/true"])
        let request = subject.request(["true"])
        await #expect(throws: Diagnostic.self) { try await executor.start(request) }
        #expect(await executor.poll(request.attempt) == .unknown)
    }

    private func filesOf(_ request: LaunchRequest) throws -> [String] {
        try subject.scratch.names(in: request.attemptKey)
    }
}

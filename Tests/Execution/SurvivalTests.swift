import SolsticeTestSupport
import Glibc
import SolsticeDomain
import SolsticeJSON
import Testing

@testable import SolsticeExecution

/// What is left when processes are killed.
struct SurvivalTests {
    @Test func `a job outlives the service that started it, and its end is recorded`() async throws
    {
        let scratch = try ScratchFolder()
        let request = LaunchRequest(
            attemptKey: "survivor",
            command: ["sh", "-c", "until [ -e go ]; do sleep 0.02; done; echo done; exit 5"],
            workingDirectory: scratch.path, environment: ["PATH": "/usr/bin:/bin"],
            folder: "\(scratch.path)/survivor")
        let text = request.json.compact
        await #expect(processExitsWith: .signal(SIGKILL)) { [text = text as String] in
            let service = LocalExecutor(shimCommand: [try BuiltProgram.path(), "shim"])
            try await service.start(LaunchRequest(JSONParser.parse(Array(text.utf8))))
            kill(getpid(), SIGKILL)
        }
        let successor = LocalExecutor(shimCommand: ["/nowhere"])
        guard case .running = await successor.poll(request.attempt) else {
            Issue.record("the job went down with its service")
            return
        }
        try scratch.write("", to: "go")
        try await eventually("the job ends") {
            if case .ended = await successor.poll(request.attempt) { return true }
            return false
        }
        guard case .ended(let exit) = await successor.poll(request.attempt) else { return }
        #expect(exit.outcome == .exited(code: 5))
        #expect(scratch.text(of: "survivor/output.log") == "done\n")
    }

    @Test func `a job without its shim keeps running and has vanished once cancelled`()
        async throws
    {
        let subject = try LocalSubject()
        let request = try await subject.begin(.waitsToGo)
        kill(try shim(of: request).processID, SIGKILL)
        try await eventually("the shim dies") { try !shim(of: request).isAlive }
        #expect(await subject.isRunning(request))
        try await subject.executor.cancel(request.attempt, grace: .hour)
        try await eventually("the job ends") { await !subject.isRunning(request) }
        #expect(await subject.executor.poll(request.attempt) == .vanished)
        try await subject.executor.start(request)
        #expect(await subject.runCount(request) == 1)
    }

    @Test func `a shim that finds the folder locked leaves the attempt to the first`() async throws
    {
        let subject = try LocalSubject()
        let request = subject.request(.exits(code: 0))
        let folder = AttemptFolder(path: request.folder)
        try folder.create()
        #expect(try folder.lock())
        async let second: Void = subject.executor.start(request)
        try await eventually("the second shim is on its way") {
            subject.scratch.contains("\(request.attemptKey)/shim.log")
        }
        let me = try #require(ProcessIdentity.current(getpid()))
        try folder.write(StartRecord(attemptKey: request.attemptKey, shim: me, job: nil))
        try await second
        #expect(await subject.runCount(request) == 0)
        #expect(await subject.executor.poll(request.attempt) == .running(processID: me.processID))
    }

    @Test func `a group whose processes have all ended is empty before they are reaped`()
        async throws
    {
        let nowhere = try DurableFile.openToRead("/dev/null")
        defer { close(nowhere) }
        let child = try ProcessSpawn(
            executable: "/bin/sleep", arguments: ["sleep", "60"], environment: [:],
            standardStreams: [nowhere, nowhere, nowhere], distance: .group
        ).start()
        let group = JobGroup(leader: child)
        #expect(!group.isEmpty)
        group.terminate()
        try await eventually("the process ends") { group.isEmpty }
        #expect(ProcessStatus(of: child)?.hasEnded == true)
        waitpid(child, nil, 0)
    }

    @Test func `signals that end other processes do not end a shim`() async throws {
        let subject = try LocalSubject()
        let request = try await subject.begin(.waitsToGo)
        let shim = try shim(of: request)
        for signal in [SIGTERM, SIGINT, SIGHUP, SIGUSR1] { kill(shim.processID, signal) }
        try await subject.go(request)
        #expect(try await subject.end(of: request).outcome == .exited(code: 0))
    }

    @Test func `an unreadable record is never treated as a missing one`() async throws {
        let subject = try LocalSubject()
        let request = subject.request(.exits(code: 0))
        try await subject.executor.start(request)
        _ = try await subject.end(of: request)
        try subject.scratch.write("{", to: "\(request.attemptKey)/exit.json")
        #expect(await subject.executor.poll(request.attempt) == .vanished)
    }

    private func shim(of request: LaunchRequest) throws -> ProcessIdentity {
        guard case .found(let record) = AttemptFolder(path: request.folder).startRecord else {
            throw CancellationError()
        }
        return record.shim
    }
}

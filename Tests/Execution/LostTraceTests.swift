import SolsticeTestSupport
import Foundation
import Glibc
import SolsticeDomain
import Testing

@testable import SolsticeExecution

/// Attempts whose folder or shim is gone while they run: they count as running as long as they do.
struct LostTraceTests {
    private let subject: LocalSubject

    init() throws { subject = try LocalSubject() }

    private func deleteFolder(of request: LaunchRequest) throws {
        try FileManager.default.removeItem(atPath: request.folder)
    }

    private func shim(of request: LaunchRequest) throws -> ProcessIdentity {
        guard case .found(let record) = AttemptFolder(path: request.folder).startRecord else {
            throw CancellationError()
        }
        return record.shim
    }

    private func killShim(_ shim: ProcessIdentity) async throws {
        kill(shim.processID, SIGKILL)
        try await eventually("the shim dies") { !shim.isAlive }
    }

    @Test func `an attempt with a deleted folder runs on, and its end is recorded`() async throws {
        let request = try await subject.begin(.waitsToGo)
        try deleteFolder(of: request)
        #expect(await subject.isRunning(request))
        try await subject.go(request)
        #expect(try await subject.end(of: request).outcome == .exited(code: 0))
    }

    @Test func `an attempt with a deleted folder can be cancelled`() async throws {
        let request = try await subject.begin(.waitsToGo)
        try deleteFolder(of: request)
        try await subject.executor.cancel(request.attempt, grace: .hour)
        #expect(try await subject.end(of: request).outcome == .signalled(number: 15))
    }

    @Test func `an attempt with a deleted folder can be paused`() async throws {
        let request = try await subject.begin(.waitsToGo)
        try deleteFolder(of: request)
        try await subject.executor.pause(request.attempt)
        try await eventually("it stands still") { await subject.isStopped(request) }
        try await subject.executor.resume(request.attempt)
        try await subject.go(request)
        #expect(try await subject.end(of: request).outcome == .exited(code: 0))
    }

    @Test func `a command without a folder or a shim still counts as running`() async throws {
        let request = try await subject.begin(.waitsToGo)
        let shim = try shim(of: request)
        try deleteFolder(of: request)
        try await killShim(shim)
        #expect(await subject.isRunning(request))
        try await subject.go(request)
        try await eventually("it ends") {
            await subject.executor.poll(request.attempt) == .unknown
        }
    }

    @Test func `a shim killed before recording its command leaves a running attempt`()
        async throws
    {
        let request = try await subject.begin(.waitsToGo)
        let shim = try shim(of: request)
        try await killShim(shim)
        try AttemptFolder(path: request.folder).write(
            StartRecord(attemptKey: request.attemptKey, shim: shim, job: nil))
        #expect(await subject.isRunning(request))
        try await subject.executor.cancel(request.attempt, grace: .hour)
        try await eventually("it ends") {
            await subject.executor.poll(request.attempt) == .vanished
        }
    }

    @Test func `an attempt without its shim runs until its last process has ended`()
        async throws
    {
        let child = "until [ -e $SOLSTICE_TEST_FOLDER.go ]; do sleep 0.02; done"
        let request = subject.request([
            "sh", "-c", "sh -c '\(child)' & touch $SOLSTICE_TEST_FOLDER.begun; wait",
        ])
        try await subject.executor.start(request)
        try await eventually("it has begun") {
            subject.scratch.contains("\(request.attemptKey).begun")
        }
        try await killShim(try shim(of: request))
        guard case .found(let record) = AttemptFolder(path: request.folder).startRecord,
            let leader = record.job
        else { throw CancellationError() }
        kill(leader.processID, SIGKILL)
        try await eventually("the first process ends") { !leader.isAlive }
        #expect(await subject.isRunning(request))
        try await subject.go(request)
        try await eventually("the last one ends") {
            await subject.executor.poll(request.attempt) == .vanished
        }
    }

    @Test func `an end that cannot be recorded yet is recorded later`() async throws {
        let request = try await subject.begin(.waitsToGo)
        // Even root cannot put a file in the place of a folder.
        let obstacle = request.folder + "/exit.json"
        try FileManager.default.createDirectory(
            atPath: obstacle, withIntermediateDirectories: false)
        let shim = try shim(of: request)
        try await subject.go(request)
        try await eventually("the shim tries in vain") {
            let command = AttemptProcesses.writer(to: request.folder + "/output.log")
            return command == nil && shim.isAlive
        }
        guard case .unreachable = await subject.executor.poll(request.attempt) else {
            Issue.record("a record that cannot be read is taken for an end")
            return
        }
        try FileManager.default.removeItem(atPath: obstacle)
        #expect(try await subject.end(of: request).outcome == .exited(code: 0))
    }

    @Test func `after a reboot an attempt has vanished and is not started again`() async throws {
        let request = try await subject.begin(.waitsToGo)
        guard case .found(let record) = AttemptFolder(path: request.folder).startRecord,
            let job = record.job
        else { throw CancellationError() }
        try await killShim(record.shim)
        try await subject.go(request)
        try await eventually("it ends") { !job.isAlive }
        // This process stands for one that was given the same number and tick in another boot.
        let me = try #require(ProcessIdentity.current(getpid()))
        let stranger = ProcessIdentity(
            processID: me.processID, startTicks: me.startTicks, bootID: "the boot before")
        try AttemptFolder(path: request.folder).write(
            StartRecord(attemptKey: request.attemptKey, shim: stranger, job: stranger))
        #expect(await subject.executor.poll(request.attempt) == .vanished)
        try await subject.executor.start(request)
        #expect(await subject.runCount(request) == 1)
    }

    @Test func `a shim that has not begun yet does not cause another start`() async throws {
        let request = subject.request(.exits(code: 0))
        let folder = AttemptFolder(path: request.folder)
        try folder.create()
        close(try DurableFile.openToAppend(folder.shimLogPath))
        let line = try HandOverLine()
        let nowhere = try DurableFile.openToAppend("/dev/null")
        defer { close(nowhere) }
        let number = try ProcessSpawn(
            executable: try BuiltProgram.path(),
            arguments: [try BuiltProgram.path(), "shim", request.folder], environment: [:],
            standardStreams: [line.theirs, nowhere, nowhere], distance: .session,
            heldSignals: ShimProcess.awaitedSignals
        ).start()
        line.closeTheirs()
        #expect(await subject.executor.poll(request.attempt) == .pending)
        // Its service dies in mid-sentence.
        line.closeOurs()
        waitpid(number, nil, 0)
        #expect(await subject.executor.poll(request.attempt) == .unknown)
    }
}

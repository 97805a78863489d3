import SolsticeTestSupport
import SolsticeDomain
import SolsticeExecution
import Testing

/// What every executor promises, tried on each of them.
struct ExecutorContract {
    typealias Kind = ContractSubjectKind

    @Test(arguments: Kind.tried)
    func `an attempt never started is unknown`(kind: Kind) async throws {
        let subject = try kind.make()
        let request = subject.request(.exits(code: 0))
        #expect(await subject.executor.poll(request.attempt) == .unknown)
    }

    @Test(arguments: Kind.tried)
    func `an attempt is active from its start`(kind: Kind) async throws {
        let subject = try kind.make()
        let request = subject.request(.waitsToGo)
        try await subject.executor.start(request)
        #expect(await subject.isUnderWay(request))
        try await subject.go(request)
        _ = try await subject.end(of: request)
    }

    @Test(arguments: Kind.tried, [0, 1, 7, 255] as [Int32])
    func `an attempt ends with its command's exit code`(kind: Kind, code: Int32) async throws {
        let subject = try kind.make()
        let exit = try await subject.end(of: subject.begin(.exits(code: code)))
        #expect(exit.outcome == .exited(code: code))
        #expect(exit.isSuccess == (code == 0))
        #expect(exit.startedAt <= exit.endedAt)
    }

    @Test(arguments: Kind.tried)
    func `a command killed by a signal ends with the signal's number`(kind: Kind) async throws {
        let subject = try kind.make()
        let exit = try await subject.end(of: subject.begin(.killsItself))
        #expect(exit.outcome == .signalled(number: 9))
    }

    @Test(arguments: Kind.tried)
    func `a missing command ends the attempt and is reported`(kind: Kind) async throws {
        let subject = try kind.make()
        let request = subject.request(.isNotThere)
        try await subject.executor.start(request)
        let exit = try await subject.end(of: request)
        #expect(exit.shellStatus == 127)
        guard case .neverStarted(_, let reason) = exit.outcome else {
            Issue.record("it ended with \(exit.outcome)")
            return
        }
        #expect(reason.contains("command not found"))
    }

    @Test(arguments: Kind.tried)
    func `an attempt started twice runs once`(kind: Kind) async throws {
        let subject = try kind.make()
        let request = try await subject.begin(.waitsToGo)
        try await subject.executor.start(request)
        try await subject.go(request)
        _ = try await subject.end(of: request)
        try await subject.executor.start(request)
        #expect(await subject.runCount(request) == 1)
    }

    @Test(arguments: Kind.tried)
    func `a paused attempt stands still until resumed`(kind: Kind) async throws {
        let subject = try kind.make()
        let request = try await subject.begin(.waitsToGo)
        try await subject.executor.pause(request.attempt)
        try await eventually("it stops", between: subject.pass) {
            await subject.isStopped(request)
        }
        try await subject.go(request)
        #expect(await subject.isRunning(request))
        try await subject.executor.resume(request.attempt)
        let exit = try await subject.end(of: request)
        #expect(exit.outcome == .exited(code: 0))
    }

    @Test(arguments: Kind.tried)
    func `a cancelled attempt ends by SIGTERM`(kind: Kind) async throws {
        let subject = try kind.make()
        let request = try await subject.begin(.waitsToGo)
        try await subject.executor.cancel(request.attempt, grace: .hour)
        let exit = try await subject.end(of: request)
        #expect(exit.outcome == .signalled(number: 15))
    }

    @Test(arguments: Kind.tried)
    func `a cancelled attempt that ignores SIGTERM is killed after the grace`(
        kind: Kind
    ) async throws {
        let subject = try kind.make()
        let request = try await subject.begin(.ignoresTermination)
        try await subject.executor.cancel(request.attempt, grace: TimeSpan(seconds: 1))
        #expect(await subject.isRunning(request))
        let exit = try await subject.end(of: request)
        #expect(exit.outcome == .signalled(number: 9))
        #expect(exit.endedAt - exit.startedAt >= TimeSpan(seconds: 1))
    }

    @Test(arguments: Kind.tried)
    func `a second cancellation without grace replaces the first`(kind: Kind) async throws {
        let subject = try kind.make()
        let request = try await subject.begin(.ignoresTermination)
        try await subject.executor.cancel(request.attempt, grace: .day)
        try await subject.executor.cancel(request.attempt, grace: .zero)
        let exit = try await subject.end(of: request)
        #expect(exit.outcome == .signalled(number: 9))
    }

    @Test(arguments: Kind.tried)
    func `a paused attempt can be cancelled`(kind: Kind) async throws {
        let subject = try kind.make()
        let request = try await subject.begin(.waitsToGo)
        try await subject.executor.pause(request.attempt)
        try await subject.executor.cancel(request.attempt, grace: .hour)
        let exit = try await subject.end(of: request)
        #expect(exit.outcome == .signalled(number: 15))
    }

    @Test(arguments: Kind.tried)
    func `an attempt that has ended is not affected by further commands`(kind: Kind) async throws {
        let subject = try kind.make()
        let request = try await subject.begin(.exits(code: 3))
        let exit = try await subject.end(of: request)
        try await subject.executor.pause(request.attempt)
        try await subject.executor.resume(request.attempt)
        try await subject.executor.cancel(request.attempt, grace: .zero)
        #expect(await subject.executor.poll(request.attempt) == .ended(exit))
    }

    @Test(arguments: Kind.tried)
    func `an unknown attempt cannot be paused, resumed or cancelled`(kind: Kind) async throws {
        let subject = try kind.make()
        let attempt = subject.request(.waitsToGo).attempt
        await #expect(throws: Diagnostic.self) { try await subject.executor.pause(attempt) }
        await #expect(throws: Diagnostic.self) { try await subject.executor.resume(attempt) }
        await #expect(throws: Diagnostic.self) {
            try await subject.executor.cancel(attempt, grace: .zero)
        }
    }

    @Test(arguments: Kind.tried)
    func `a request that no system can start is refused`(kind: Kind) async throws {
        let subject = try kind.make()
        let request = LaunchRequest(
            attemptKey: "../escape", command: ["true"], workingDirectory: "/", environment: [:],
            folder: "/nowhere/escape")
        await #expect(throws: Diagnostic.self) { try await subject.executor.start(request) }
        #expect(await subject.executor.poll(request.attempt) == .unknown)
    }
}

import Solstice
import SolsticeExecution
import Testing

@Suite(.timeLimit(.minutes(20))) struct RecoveryTests {
    private let bench: Workbench
    private let scheduler: Scheduler

    init() throws {
        bench = try Workbench()
        scheduler = try bench.home()
        try scheduler.submit { $0.deadline = nil }
    }

    private let process = AttemptReport.running(processID: 1)

    private func ended(_ code: Int32) -> AttemptReport {
        .ended(AttemptExit(outcome: .exited(code: code), startedAt: at(0), endedAt: at(1)))
    }

    @Test func `an attempt that vanished without a record is lost`() async throws {
        let executor = ScriptedExecutor(reports: [process, .vanished])
        try await ServiceBench(bench).runUntilEmpty(executor)
        #expect(try scheduler.state(of: 1) == .lost)
        #expect(try scheduler.record(1).attempts.map(\.outcome) == [.unknown])
        #expect(await executor.startCount == 1)
    }

    @Test func `a job that ran and is unknown to its executor is lost, not run again`()
        async throws
    {
        let executor = ScriptedExecutor(reports: [process, process, .unknown, ended(0)])
        try await ServiceBench(bench).runUntilEmpty(executor)
        #expect(await executor.startCount == 1)
        #expect(try scheduler.state(of: 1) == .lost)
    }

    @Test func `an attempt that could not be handed over fails`() async throws {
        let executor = ScriptedExecutor(
            reports: [.unknown], startFailure: Diagnostic(.unavailable, "no room"))
        try await ServiceBench(bench).runUntilEmpty(executor)
        let record = try scheduler.record(1)
        #expect(record.job.state == .failed)
        #expect(record.attempts.map(\.outcome) == [.neverStarted("no room")])
    }

    @Test func `an attempt that finds the disk full waits and is reported once`()
        async throws
    {
        let executor = ScriptedExecutor(
            reports: [.unknown, .unknown, process, ended(0)],
            startFailure: Diagnostic(.cannotWrite, "no room"), failingStarts: 2)
        let service = try ServiceBench(bench)
        try await service.runUntilEmpty(executor)
        #expect(await executor.startCount == 3)
        #expect(try scheduler.state(of: 1) == .succeeded)
        #expect(try scheduler.record(1).attempts.count == 1)
        #expect(service.notices == ["trouble 1 no room", "started 1", "ended 1 succeeded"])
    }

    @Test func `a cancelled job is asked to end once, and its grace is not restarted`()
        async throws
    {
        // The first service starts the job and finds it again as ended only after it was stopped.
        let first = ScriptedExecutor(reports: [process])
        let running = Task { [bench] in try await ServiceBench(bench).runUntilEmpty(first) }
        while try scheduler.state(of: 1) != .running {
            try Task.checkCancellation()
            await Task.yield()
        }
        running.cancel()
        try await running.value
        #expect(try scheduler.cancel(1)?.number == 1)
        let second = ScriptedExecutor(
            reports: Array(repeating: process, count: 20) + [ended(143)])
        try await ServiceBench(bench).runUntilEmpty(second)
        #expect(await second.cancelCount == 1)
        #expect(try scheduler.state(of: 1) == .cancelled)
        #expect(try scheduler.record(1).attempts.map(\.outcome) == [.exited(143)])
    }
}

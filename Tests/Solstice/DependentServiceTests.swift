import SolsticeDomain
import SolsticeExecution
import Testing

@testable import Solstice

@Suite(.timeLimit(.minutes(20))) struct DependentServiceTests {
    private let bench: Workbench
    private let scheduler: Scheduler

    init() throws {
        bench = try Workbench()
        scheduler = try bench.home()
    }

    private func states() throws -> [JobState] {
        try scheduler.queue(includingFinal: true).map(\.job.state)
    }

    @Test func `a job starts when its predecessor has succeeded`() async throws {
        try scheduler.submitAtLeisure()
        try scheduler.submitAtLeisure { $0.afterOK = ["1"] }
        let service = try ServiceBench(bench)
        try await service.runUntilEmpty()
        #expect(try states() == [.succeeded, .succeeded])
        let first = try #require(try scheduler.record(1).attempts.first?.endedAt)
        let second = try #require(try scheduler.record(2).attempts.first?.startedAt)
        #expect(second >= first)
    }

    @Test func `a failure cancels jobs that need a success, and jobs after any end run`()
        async throws
    {
        try scheduler.submitAtLeisure { $0.command = ["exit", "3"] }
        try scheduler.submitAtLeisure { $0.afterOK = ["1"] }
        try scheduler.submitAtLeisure { $0.afterOK = ["2"] }
        try scheduler.submitAtLeisure { $0.afterAny = ["1", "3"] }
        let service = try ServiceBench(bench)
        try await service.runUntilEmpty()
        #expect(try states() == [.failed, .cancelled, .cancelled, .succeeded])
        #expect(
            try scheduler.events(2).last?.reason == "job 1, which had to succeed first, failed")
        #expect(service.notices.contains("ended 3 cancelled"))
        #expect(try scheduler.record(2).attempts == [])
    }

    @Test func `a start that passes while another job is awaited is not late`() throws {
        try scheduler.submitAtLeisure()
        try scheduler.submitAtLeisure { $0.afterOK = ["1"] }
        let late = try bench.scheduler(at: at(24))
        let executors = Executors(everywhere: ScriptedExecutor(reports: [.unknown]))
        let view = try late.database.read { try ServiceView($0, executors) }
        #expect(view.waiting.map(\.isReady) == [true, false])
        let actions = Reconciliation(now: at(24), tolerance: .hour)
            .actions(waiting: view.waiting, open: [])
        #expect(actions == [.replan(job: 1)])
        #expect(try late.claim(2, environment: [:]) == nil)
        #expect(try late.state(of: 2) == .planned)
    }

    @Test func `a job that waits for a held one is left alone and reported`() async throws {
        try scheduler.submitAtLeisure { $0.isHeld = true }
        try scheduler.submitAtLeisure { $0.afterAny = ["1"] }
        let service = try ServiceBench(bench)
        try await service.runUntilEmpty()
        #expect(service.notices == ["blocked 2 by [1]"])
        #expect(try states() == [.held, .planned])
    }
}

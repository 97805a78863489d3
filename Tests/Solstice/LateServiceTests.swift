import SolsticeTesting
import Solstice
import SolsticeExecution
import Testing

@Suite(.timeLimit(.minutes(20))) struct LateServiceTests {
    private let bench: Workbench
    private let scheduler: Scheduler

    init() throws {
        bench = try Workbench()
        scheduler = try bench.home()
    }

    @Test func `a job that missed its start is replanned`() async throws {
        let planned = try scheduler.submit { $0.deadline = at(12) }.record.plan
        #expect(planned?.placement.start == at(2))
        // Time passes as on the wall here, so a job that waited for a clean hour would never end.
        try await ServiceBench(bench, from: at(9), rate: 1).runUntilEmpty()
        let record = try scheduler.record(1)
        #expect(record.job.state == .succeeded)
        #expect(try #require(record.plan).placement.start >= at(9))
        #expect(record.plan?.baseline == planned?.baseline)
        #expect(
            try scheduler.events(1).map(\.to)
                == [.queued, .planned, .queued, .planned, .starting, .running, .succeeded])
    }

    @Test func `a job that can only end late still runs`() async throws {
        try scheduler.submit { $0.deadline = at(12) }
        try await ServiceBench(bench, from: at(11), rate: 1).runUntilEmpty()
        let record = try scheduler.record(1)
        #expect(record.job.state == .succeeded)
        #expect(record.job.specification.deadline == at(12))
    }

    @Test func `a job whose deadline passes before it can start is missed`() async throws {
        try scheduler.submit { $0.deadline = at(12) }
        let service = try ServiceBench(bench, from: at(12), rate: 1)
        try await service.runUntilEmpty()
        #expect(try scheduler.state(of: 1) == .missed)
        #expect(await service.executor.launches == [])
        #expect(service.notices == ["ended 1 missed"])
    }

    @Test func `a job that cannot be replanned is not retried without a pause`() async throws {
        try scheduler.submit { $0.deadline = at(12) }
        var change = RegionChange()
        change.zone = "EMPTY"
        _ = try scheduler.setRegion("home", change)
        // Two seconds later the deadline passes and sets it free.
        let service = try ServiceBench(bench, from: at(12) - TimeSpan(seconds: 2), rate: 1)
        try await service.runUntilEmpty()
        #expect(service.notices.last == "ended 1 missed")
        #expect((1...20).contains(service.notices.dropLast().count))
        #expect(service.notices.dropLast().allSatisfy { $0.hasPrefix("trouble 1 no ") })
    }
}

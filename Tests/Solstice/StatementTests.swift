import SolsticeExecution
import Testing

@testable import Solstice

@Suite struct StatementTests {
    private let bench: Workbench
    private let scheduler: Scheduler
    private let steps: StepBench

    init() throws {
        bench = try Workbench()
        scheduler = try bench.home()
        steps = StepBench(bench)
    }

    private func run() async throws {
        try scheduler.submit { $0.deadline = nil }
        try await steps.settle(at: 0)
        try await steps.settle(at: 2)
    }

    private func record(at hour: Double) throws -> JobRecord {
        try bench.scheduler(at: at(hour)).record(1)
    }

    @Test func `a job's emissions are stated at its end, from expected values`() async throws {
        try await run()
        let statements = try record(at: 3).statements
        #expect(statements.map(\.revision) == [1])
        #expect(statements.map(\.statedAt) == [at(2)])
        #expect(statements[0].batch == nil && statements[0].realised.observedShare == 0)
    }

    @Test func `later data correct the statement and keep the first one readable`()
        async throws
    {
        try await run()
        let before = try record(at: 3).statements
        let late = try bench.scheduler(at: at(5))
        let batch = try late.lay(Grid.hours(zone: "GRID", from: at(0), count: 2) { _ in 1000 })
        let statements = try record(at: 5).statements
        #expect(statements.map(\.revision) == [1, 2])
        #expect(statements[0] == before[0])
        #expect(statements[1].batch == batch.batch)
        let realised = statements[1].realised
        #expect(realised.observedShare == 1)
        // 250 W for two hours at a PUE of 1.2 and 1000 g/kWh.
        #expect(abs(realised.footprint.emissions.grams - 600) < 1e-6)
        #expect(try record(at: 5).realised == realised)
        // The provider revises what it said.
        try late.lay(Grid.hours(zone: "GRID", from: at(0), count: 2) { _ in 500 })
        #expect(try record(at: 5).statements.map(\.revision) == [1, 2, 3])
    }

    @Test func `data for other hours, or the same data again, correct nothing`() async throws {
        try await run()
        let late = try bench.scheduler(at: at(9))
        try late.lay(Grid.hours(zone: "GRID", from: at(4), count: 2) { _ in 1000 })
        try late.lay(Grid.hours(zone: "ELSEWHERE", from: at(0), count: 2) { _ in 1000 })
        #expect(try record(at: 9).statements.count == 1)
        let file = Grid.hours(zone: "GRID", from: at(0), count: 2) { _ in 1000 }
        try late.lay(file)
        try late.lay(file)
        #expect(try record(at: 9).statements.count == 2)
    }
}

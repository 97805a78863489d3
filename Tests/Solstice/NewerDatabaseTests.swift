import SolsticeExecution
import Testing

@testable import Solstice
@testable import SolsticeMigrations
@testable import SolsticeStore

/// A newer program brings the database up to date while a service runs.
@Suite(.timeLimit(.minutes(20))) struct NewerDatabaseTests {
    @Test(arguments: [true, false])
    func `an older program's service ends and leaves its jobs to the newer one`(
        isAtWork: Bool
    ) async throws {
        let bench = try Workbench()
        let scheduler = try bench.home()
        try scheduler.submit { $0.deadline = nil }
        if isAtWork { _ = try scheduler.claim(1, environment: [:]) }
        let executor = ScriptedExecutor(reports: [.running(processID: 1)])
        let service = try Service(
            scheduler: try bench.scheduler(), executors: Executors(everywhere: executor),
            environment: [:], notify: { _ in })
        let clocks = ClockTable()
        let newer = try Store(
            path: bench.path,
            migrations: Migration.all
                + [Migration(name: "v98-know-wind", sql: "ALTER TABLE job ADD COLUMN wind REAL")]
        ) { name throws(Diagnostic) in try clocks.clock(name) }
        let refused = await #expect(throws: Diagnostic.self) {
            try await service.run(untilEmpty: false)
        }
        #expect(refused?.kind == .unavailable)
        #expect(refused?.causes.joined(separator: "").description.contains("v98-know-wind") == true)
        #expect(
            try newer.read { try $0.state(of: 1) } == (isAtWork ? .starting : .planned))
    }
}

import SolsticeTestSupport
import Solstice
import Testing

/// One database, held open by a process for long while commands come and go.
@Suite struct SharedDatabaseTests {
    @Test func `writes by a process with two schedulers are visible to all others`() async throws {
        let program = try await PreparedDatabase.open()
        let clock = SchedulerClock.fixed(at: Instant(secondsSinceEpoch: 1_646_092_800))
        let first = try Scheduler(databasePath: program.database, clock: clock)
        // Locks belong to a process and not to a descriptor: opening it twice must not drop them.
        let second = try Scheduler(databasePath: program.database, clock: clock)
        // A command that thought itself the last would take away what is still being written to.
        #expect(try await program("status").status == 0)
        #expect(try first.cancel(1) == nil)
        #expect(try await program("show", "1", "--json").json().text("job.state") == "cancelled")
        #expect(try second.record(1).job.state == .cancelled)
    }
}

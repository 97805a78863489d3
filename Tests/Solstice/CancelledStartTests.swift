import SolsticeExecution
import Testing

@testable import Solstice

struct CancelledStartTests {
    @Test func `a job cancelled before its process exists ends without an error`()
        async throws
    {
        let bench = try Workbench()
        let scheduler = try bench.home()
        try scheduler.submit { $0.deadline = nil }
        let (attempt, _) = try #require(try scheduler.claim(1, environment: [:]))
        #expect(try scheduler.cancel(1) == attempt)
        let local = LocalExecutor(shimCommand: ["/nowhere/solstice", "shim"])
        try await scheduler.endProcesses(of: attempt, executors: Executors(everywhere: local))
        #expect(try scheduler.state(of: 1) == .cancelled)
    }
}

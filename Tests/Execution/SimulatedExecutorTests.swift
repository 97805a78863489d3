import SolsticeTesting
import SolsticeDomain
import SolsticeExecution
import Testing

/// The simulation's arithmetic, to the second.
struct SimulatedExecutorTests {
    private let subject = SimulatedSubject()

    /// An hour's job that has just been started.
    private func begin(_ job: ContractJob) async throws -> LaunchRequest {
        let request = subject.request(job)
        try await subject.executor.start(request)
        return request
    }

    private func end(of request: LaunchRequest) async throws -> AttemptExit {
        guard case .ended(let exit) = await subject.executor.poll(request.attempt) else {
            throw CancellationError()
        }
        return exit
    }

    @Test func `a job ends on time, however late it is polled`() async throws {
        let start = subject.clock.now
        let request = try await begin(.waitsToGo)
        subject.clock.advance(by: TimeSpan(seconds: 3599))
        #expect(await subject.isRunning(request))
        subject.clock.advance(by: .day)
        let exit = try await end(of: request)
        #expect(exit.startedAt == start)
        #expect(exit.endedAt == start + .hour)
    }

    @Test func `paused time does not count`() async throws {
        let start = subject.clock.now
        let request = try await begin(.waitsToGo)
        subject.clock.advance(by: TimeSpan(seconds: 600))
        try await subject.executor.pause(request.attempt)
        subject.clock.advance(by: .hour)
        #expect(await subject.isRunning(request))
        try await subject.executor.resume(request.attempt)
        subject.clock.advance(by: .day)
        #expect(try await end(of: request).endedAt == start + .hour + .hour)
    }

    @Test func `a job that ignores the signal is killed after the grace period`() async throws {
        let request = try await begin(.ignoresTermination)
        let cancelled = subject.clock.now
        try await subject.executor.cancel(request.attempt, grace: TimeSpan(seconds: 30))
        subject.clock.advance(by: .day)
        let exit = try await end(of: request)
        #expect(exit.outcome == .signalled(number: 9))
        #expect(exit.endedAt == cancelled + TimeSpan(seconds: 30))
    }

    @Test func `a job that finishes within the grace period ends by itself`() async throws {
        let request = try await begin(.ignoresTermination)
        try await subject.executor.cancel(request.attempt, grace: .day)
        subject.clock.advance(by: .day)
        #expect(try await end(of: request).outcome == .exited(code: 0))
    }
}

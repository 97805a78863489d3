import SolsticeTesting
import SolsticeExecution
import Testing

@testable import Solstice

/// Nights from 2 to 6 are clean: a job of six hours that may pause runs in two of them.
@Suite struct PausingServiceTests {
    private let bench: Workbench
    private let scheduler: Scheduler
    private let steps: StepBench

    init() throws {
        bench = try Workbench()
        scheduler = try bench.home()
        steps = StepBench(bench)
    }

    /// Submits a job of six hours; returns the segment that it is to go on in.
    private func submit(_ method: PausePolicy.Method) throws -> TimeWindow {
        try scheduler.submit {
            $0.duration = .any(TimeSpan(hours: 6))
            $0.command = ["hours", "6"]
            $0.pausing = PausePolicy(resumeOverhead: .zero, method: method)
            $0.deadline = at(36)
        }
        let segments = try #require(try scheduler.record(1).plan).placement.segments
        #expect(segments.count == 2 && segments[0] == TimeWindow(start: at(2), end: at(6)))
        let second = try #require(segments.last)
        #expect(second.start >= at(26) && second.end <= at(30))
        return second
    }

    /// The hours since the first moment of March.
    private func hour(_ instant: Instant) -> Double { (instant - at(0)).hours }

    @Test func `a job stopped for its pause continues in the next segment`() async throws {
        let second = try submit(.stop)
        try await steps.settle(at: 2)
        #expect(try scheduler.state(of: 1) == .running)
        try await steps.settle(at: 6)
        #expect(try scheduler.state(of: 1) == .paused)
        // A simulated job that is not stopped would be over by now.
        try await steps.settle(at: 25)
        #expect(try scheduler.state(of: 1) == .paused)
        try await steps.settle(at: hour(second.start))
        #expect(try scheduler.state(of: 1) == .running)
        try await steps.settle(at: hour(second.end))
        let record = try bench.scheduler(at: second.end).record(1)
        #expect(record.job.state == .succeeded)
        #expect(record.attempts.map(\.pauses) == [[Attempt.Pause(start: at(6), end: second.start)]])
        #expect(
            record.attempts[0].runs(until: second.end) == [
                TimeWindow(start: at(2), end: at(6)), second,
            ])
        #expect(await steps.executor.launches.count == 1)
    }

    @Test func `a job that saves its work is restarted and told that it resumes`() async throws {
        let second = try submit(.checkpoint)
        try await steps.settle(at: 2)
        try await steps.settle(at: 6)
        #expect(try scheduler.state(of: 1) == .paused)
        let first = try #require(try scheduler.record(1).attempts.first)
        #expect(first.outcome == .signalled(15) && first.endedAt == at(6))
        try await steps.settle(at: hour(second.start))
        try await steps.settle(at: 36)
        let record = try bench.scheduler(at: at(36)).record(1)
        #expect(record.job.state == .succeeded)
        #expect(record.attempts.map(\.purpose) == [.start, .resume])
        let launches = await steps.executor.launches
        #expect(launches.map { $0.environment["SOLSTICE_RESUME"] } == [nil, "1"])
        #expect(Set(launches.map(\.attemptKey)).count == 2)
    }

    @Test func `others use a stopped job's accelerators, and it waits to get them back`()
        async throws
    {
        let second = try submit(.stop)
        try await steps.settle(at: 2)
        try await steps.settle(at: 6)
        let between = try bench.scheduler(at: at(7))
        try between.submit {
            $0.command = ["hours", "30"]
            $0.duration = .any(TimeSpan(hours: 15))
            $0.gpus = 8
            $0.deadline = nil
        }
        try await steps.settle(at: 7)
        #expect(try between.state(of: 2) == .running)
        #expect(try #require(between.record(2).attempts.first).devices == Array(0..<8))
        // The second job takes longer than it said.
        try await steps.settle(at: hour(second.start))
        #expect(try between.state(of: 1) == .paused)
        try await steps.settle(at: 37)
        #expect(try between.state(of: 2) == .succeeded)
        #expect(try between.state(of: 1) == .running)
    }

    @Test func `a job that fails while it is asked to save has failed`() async throws {
        try scheduler.submit {
            $0.duration = .any(TimeSpan(hours: 6))
            $0.command = ["exit", "3"]
            $0.pausing = PausePolicy(resumeOverhead: .zero, method: .checkpoint)
            $0.deadline = at(36)
        }
        try await steps.settle(at: 2)
        try await steps.settle(at: 6)
        #expect(try scheduler.state(of: 1) == .failed)
    }

    @Test func `a job runs through its pause if the service is down for all of it`()
        async throws
    {
        let second = try submit(.stop)
        try await steps.settle(at: 2)
        try await steps.settle(at: hour(second.start))
        let record = try bench.scheduler(at: second.start).record(1)
        #expect(record.job.state == .succeeded)
        #expect(record.attempts.map(\.pauses) == [[]])
    }

    @Test func `cancelling a paused job ends it`() async throws {
        _ = try submit(.stop)
        try await steps.settle(at: 2)
        try await steps.settle(at: 6)
        _ = try bench.scheduler(at: at(7)).cancel(1)
        try await steps.settle(at: 7)
        let record = try bench.scheduler(at: at(7)).record(1)
        #expect(record.job.state == .cancelled)
        #expect(record.attempts.map(\.outcome) == [.signalled(15)])
    }
}

extension PausingServiceTests {
    @Test func `the rest of a paused job moves if a newer forecast is cleaner`() async throws {
        let second = try submit(.stop)
        try await steps.settle(at: 2)
        try await steps.settle(at: 6)
        let noon = try bench.scheduler(at: at(12))
        let forecast = Grid.hours(zone: "GRID", from: at(12), count: 36) {
            (3..<5).contains($0) ? 1 : 400
        }
        _ = try noon.importCarbon(forecast, options: ImportOptions(issuedAt: at(12)))
        try await steps.settle(at: 12)
        let plan = try #require(try noon.record(1).plan)
        #expect(
            plan.placement.segments == [
                TimeWindow(start: at(2), end: at(6)), TimeWindow(start: at(15), end: at(17)),
            ])
        #expect(plan.placement.end < second.start)
        #expect(
            abs(plan.saving.byLever.total.grams - plan.saving.amount.grams) < 1e-6
                && abs(plan.saving.byFactor.total.grams - plan.saving.amount.grams) < 1e-6)
        try await steps.settle(at: 15)
        try await steps.settle(at: 17)
        #expect(try noon.state(of: 1) == .succeeded)
    }

    @Test func `nothing moves without new data`() async throws {
        _ = try submit(.stop)
        let before = try scheduler.record(1).plan
        try await steps.settle(at: 2)
        try await steps.settle(at: 6)
        try await steps.settle(at: 12)
        #expect(try scheduler.record(1).plan == before)
    }
}

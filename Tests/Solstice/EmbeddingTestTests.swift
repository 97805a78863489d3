import Foundation
import Solstice
import SolsticeTestSupport
import SolsticeTesting
import Testing

/// Tests as a program with a scheduler inside it has them; the library guide quotes them.
@Suite struct EmbeddingTestTests {
    private let folder: ScratchFolder
    private let start = moment("2026-01-01")

    init() throws { folder = try ScratchFolder() }

    private func request(deadline: Instant) -> SubmissionRequest {
        var request = SubmissionRequest(
            command: ["python", "train.py"], workingDirectory: "/",
            duration: .any(TimeSpan(hours: 8)))
        request.gpuType = "v100"
        request.deadline = deadline
        return request
    }

    @Test func `a plan is tested at a chosen moment`() throws {
        let clock = ManualClock(at: start)
        let path = folder.database
        let evening = try Scheduler(databasePath: path, clock: clock.schedulerClock)
        _ = try evening.addRegion("europe-north1", RegionChange())
        let submission = try evening.submit(request(deadline: start + .day))
        #expect(submission.record.plan?.placement.region == "europe-north1")

        clock.advance(by: .day)
        let morning = try Scheduler(databasePath: path, clock: clock.schedulerClock)
        #expect(morning.now == start + .day)
    }

    @Test func `a service runs an eight-hour job in no time`() async throws {
        let clock = SchedulerClock.running(from: start, rate: 60_000)
        let scheduler = try Scheduler(databasePath: folder.database, clock: clock)
        _ = try scheduler.addRegion("europe-north1", RegionChange())
        try scheduler.submit([request(deadline: start + .day * 180)])

        let machine = SimulatedExecutor(clock: clock) { request in
            SimulatedJob(duration: TimeSpan(hours: 8), outcome: .exited(code: 0))
        }
        let service = try Service(
            scheduler: scheduler, executors: Executors(everywhere: machine), environment: [:],
            notify: { _ in })
        try await service.run(untilEmpty: true)
        #expect(try scheduler.record(1).job.state == .succeeded)
        #expect(await machine.launches.map(\.command) == [["python", "train.py"]])
    }
}

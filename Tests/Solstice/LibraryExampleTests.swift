import SolsticeTestSupport
import Foundation
// Whoever uses the library needs this one import and nothing below it.
import Solstice
import Testing

@Suite struct LibraryExampleTests {
    @Test func `a program plans a job with one import`() throws {
        let folder = try ScratchFolder()

        let now = moment("2026-01-01")
        let scheduler = try Scheduler(
            databasePath: folder.database,
            clock: .fixed(at: now))
        _ = try scheduler.addRegion("europe-west3", RegionChange())
        _ = try scheduler.addRegion("europe-north1", RegionChange())

        var request = SubmissionRequest(
            command: ["python", "train.py"], workingDirectory: folder.path,
            duration: .any(TimeSpan(hours: 8)))
        request.gpuType = "v100"
        request.gpus = 4
        request.deadline = now + TimeSpan(hours: 48)
        request.regions = ["europe-west3", "europe-north1"]
        let submission = try scheduler.submit(request)

        let plan = try #require(submission.record.plan)
        #expect(plan.placement.region == "europe-north1")
        #expect(plan.saving.byLever.region > .zero)
        #expect(plan.saving.fraction > 0.5)
        #expect(try scheduler.queue().map(\.job.id) == [1])
    }
}

import Foundation
import SolsticeDomain
import SolsticeStore
import Testing

/// Databases that earlier releases have made, kept as they were.
@Suite struct OlderDatabaseTests {
    private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Fixtures")

    /// A copy of a kept database, opened.
    private func open(_ name: String) throws -> (ScratchDatabase, Store) {
        let scratch = try ScratchDatabase()
        try FileManager.default.copyItem(
            at: Self.fixtures.appending(path: name), to: URL(filePath: scratch.path))
        return (scratch, try scratch.open())
    }

    @Test func `a database of 0.1 opens and shows its planned job`() throws {
        let (_, store) = try open("v0.1.sqlite")
        #expect(try store.read { try $0.integrityProblems() } == [])
        let job = try #require(try store.read { try $0.job(1) })
        #expect(job.specification.name == "first" && job.state == .planned)
        #expect(job.specification.pausing == nil && job.specification.priority == 0)
        #expect(job.specification.dependencies == [] && job.array == nil)
        let plan = try #require(try store.read { try $0.plannedJobs([1]) }[1])
        #expect(plan.placement.footprint.transfer == .zero)
        #expect(plan.saving.amount > .zero)
        #expect(try store.read { try $0.plan(1) }?.appraisal == nil)
        #expect(try store.read { try $0.waitingJobs() }.map(\.isReady) == [true])
    }

    @Test func `a database of 0.1 keeps its region and history, and takes new jobs`() throws {
        let (scratch, store) = try open("v0.1.sqlite")
        let region = try #require(try store.read { try $0.region("home") })
        #expect(region.transferEnergy == nil && region.transferRate == nil)
        #expect(region.capacity.map(\.count) == [8])
        #expect(try store.read { try $0.carbonSummaries(zone: "DE") }.map(\.count) == [48])
        #expect(
            try store.read { try $0.accelerators() }
                == AcceleratorCatalog.accelerators.sorted { $0.id < $1.id })
        var job = Samples.job()
        job.dependencies = [JobDependency(.afterOK, job: 1)]
        #expect(try store.write { try $0.addJob(job, through: JobState.planned.path) } == 3)
        #expect(try scratch.open().read { try $0.jobs() }.map(\.id) == [1, 2, 3])
    }

    @Test(arguments: [true, false])
    func `references are minded after tables were made anew`(isOlder: Bool) throws {
        let store = isOlder ? try open("v0.1.sqlite").1 : try ScratchDatabase().open()
        let event = JobEvent(
            at: Samples.now, from: nil, to: .queued, actor: "user", reason: "submitted")
        #expect(throws: Diagnostic.self) { try store.write { try $0.add(event, to: 99) } }
    }
}

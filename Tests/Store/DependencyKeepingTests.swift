import SolsticeDomain
import SolsticeStore
import Testing

@Suite struct DependencyKeepingTests {
    private let store: Store

    init() throws { store = try ScratchDatabase().open() }

    /// Adds jobs, each planned and with what it waits for; their numbers count from 1.
    private func add(_ dependencies: [[JobDependency]]) throws {
        try store.write { session in
            for list in dependencies {
                var job = Samples.job()
                job.dependencies = list
                _ = try session.addJob(job, through: JobState.planned.path)
            }
        }
    }

    /// Moves a planned job along a path of states.
    private func move(_ job: JobID, _ path: JobState...) throws {
        try store.write { session in
            for (old, new) in zip([.planned] + path, path) {
                try session.move(
                    job, from: old, to: new, at: Samples.now, actor: "test", reason: "test")
            }
        }
    }

    private func states() throws -> [JobState] { try store.read { try $0.jobs() }.map(\.state) }

    private func ready() throws -> [JobID] {
        try store.read { try $0.waitingJobs() }.filter(\.isReady).map(\.job).sorted()
    }

    @Test func `a job's dependencies read back by number`() throws {
        try add([[], [], [JobDependency(.afterOK, job: 1), JobDependency(.afterAny, job: 2)]])
        let found = try #require(try store.read { try $0.job(3) }).specification.dependencies
        #expect(found == [JobDependency(.afterOK, job: 1), JobDependency(.afterAny, job: 2)])
        #expect(
            try store.read { try $0.predecessorStates(of: 3) } == [1: .planned, 2: .planned])
        #expect(try store.read { try $0.predecessorStates(of: 1) }.isEmpty)
    }

    @Test func `a job is ready when its dependencies are satisfied`() throws {
        try add([[], [JobDependency(.afterOK, job: 1)], [JobDependency(.afterAny, job: 1)]])
        #expect(try ready() == [1])
        try move(1, .starting, .running)
        #expect(try ready() == [])
        try move(1, .starting)
        try store.write {
            try $0.move(
                1, from: .running, to: .succeeded, at: Samples.now, actor: "test", reason: "")
        }
        #expect(try ready() == [2, 3])
    }

    @Test func `a job is not claimed before its dependencies have finished`() throws {
        try add([[], [JobDependency(.afterAny, job: 1)]])
        let early = try store.write { try $0.claim(2, at: Samples.now) { _ in "/" } }
        #expect(early == nil)
        #expect(try states() == [.planned, .planned])
        try move(1, .cancelled)
        #expect(try store.write { try $0.claim(2, at: Samples.now) { _ in "/" } } != nil)
    }

    @Test func `a failure cancels the jobs that need a success, and their dependents`() throws {
        try add([
            [], [JobDependency(.afterOK, job: 1)], [JobDependency(.afterOK, job: 2)],
            [JobDependency(.afterAny, job: 1)], [JobDependency(.afterAny, job: 3)], [],
        ])
        #expect(try store.read { try $0.dependents(onSuccessOf: 1) }.map(\.job) == [2, 3])
        try move(1, .starting, .running, .failed)
        #expect(
            try states() == [.failed, .cancelled, .cancelled, .planned, .planned, .planned])
        #expect(try ready() == [4, 5, 6])
        let reasons = try store.read { session in
            try [2, 3].map { try session.events(of: $0).last?.reason }
        }
        #expect(
            reasons == [
                "job 1, which had to succeed first, failed",
                "job 2, which had to succeed first, was cancelled",
            ])
    }

    @Test func `a success cancels nothing`() throws {
        try add([[], [JobDependency(.afterOK, job: 1)]])
        try move(1, .starting, .running, .succeeded)
        #expect(try states() == [.succeeded, .planned])
    }

    @Test func `a long chain is cancelled as a whole`() throws {
        try add([[]] + (1..<3000).map { [JobDependency(.afterOK, job: $0)] })
        try move(1, .cancelled)
        #expect(try Set(states()) == [.cancelled])
    }

    @Test func `the predecessors' end is the latest planned end of unfinished ones`() throws {
        try add([[], []])
        let end = Samples.planned().placement.end
        #expect(try store.read { try $0.plannedEnd(of: [1, 2]) } == end)
        #expect(try store.read { try $0.plannedEnd(of: []) } == nil)
        try move(1, .cancelled)
        #expect(try store.read { try $0.plannedEnd(of: [1]) } == nil)
    }
}

import Foundation
import GRDB
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

    /// A database that was kept as statements, opened.
    private func run(_ name: String) throws -> (ScratchDatabase, Store) {
        let scratch = try ScratchDatabase()
        let statements = try String(
            contentsOf: Self.fixtures.appending(path: name), encoding: .utf8)
        // A dump names tables before it makes them.
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let database = try DatabaseQueue(path: scratch.path, configuration: configuration)
        try database.writeWithoutTransaction { try $0.execute(sql: statements) }
        try database.close()
        return (scratch, try scratch.open())
    }

    @Test(arguments: ["v0.1-states.sql", "v0.2-states.sql"])
    func `jobs of earlier releases are kept in every state with their attempts`(
        name: String
    ) throws {
        let (_, store) = try run(name)
        #expect(try store.read { try $0.integrityProblems() } == [])
        let jobs = try store.read { try $0.jobs() }
        #expect(Set(jobs.map(\.state)) == Set(JobState.allCases))
        for job in jobs {
            let attempts = try store.read { try $0.attempts(of: job.id) }
            let hasRun = job.state.path.contains(.starting)
            #expect(attempts.count == (hasRun ? 1 : 0), "\(job.state)")
            #expect(attempts.allSatisfy { ($0.endedAt == nil) == job.state.isActive })
            #expect(attempts.allSatisfy { $0.key.hasPrefix("job-\(job.id)-1") })
            let path = try store.read { try $0.events(of: job.id) }.map(\.to)
            #expect(path == job.state.path, "\(job.state)")
        }
        #expect(try store.read { try $0.openAttempts() }.count == 3)
        #expect(try store.read { try $0.activeJobs() }.allSatisfy { $0.region == "home" })
        let outcomes = try jobs.filter { $0.state.isFinal }.flatMap { job in
            try store.read { try $0.attempts(of: job.id) }.map(\.outcome)
        }
        #expect(outcomes.count == 3)
        for outcome: Attempt.Outcome in [.exited(0), .signalled(9), .unknown] {
            #expect(outcomes.contains(outcome))
        }
    }

    @Test(arguments: ["v0.1-states.sql", "v0.2-states.sql"])
    func `jobs of earlier releases can make every legal transition`(
        name: String
    ) throws {
        for state in JobState.allCases {
            for next in state.successors where next != .planned {
                let (_, store) = try run(name)
                let job = try #require(try store.read { try $0.jobs() }.last { $0.state == state })
                let isMoved = try store.write {
                    try $0.move(
                        job.id, from: state, to: next, at: job.submittedAt + .day,
                        actor: "test", reason: "it goes on")
                }
                #expect(isMoved)
                #expect(try store.read { try $0.state(of: job.id) } == next)
            }
        }
    }

    @Test(arguments: ["v0.1-states.sql", "v0.2-states.sql"])
    func `jobs planned by earlier releases are claimed, and running ones are ended`(
        name: String
    ) throws {
        let (_, store) = try run(name)
        let planned = try #require(try store.read { try $0.jobs() }.first { $0.state == .planned })
        let attempt = try #require(
            try store.write { try $0.claim(planned.id, at: Samples.now) { "/nowhere/\($0)" } })
        #expect(attempt.number == 1 && attempt.region == "home")
        let reading = MeterReading(
            meter: .processorCounter, energy: ITEnergy(kilowattHours: 0.25), coveredSeconds: 60)
        for open in try store.read({ try $0.openAttempts() }) {
            try store.write {
                try $0.finish(
                    open, outcome: .exited(3), at: Samples.now + .day, readings: [reading])
            }
            let ended = try store.read { try $0.attempts(of: open.job) }.last
            #expect(ended?.outcome == .exited(3) && ended?.readings == [reading])
        }
    }

    @Test func `a database of 0.1 opens and shows its planned job`() throws {
        let (_, store) = try open("v0.1.sqlite")
        #expect(try store.read { try $0.integrityProblems() } == [])
        let job = try #require(try store.read { try $0.job(1) })
        #expect(job.specification.name == "first" && job.state == .planned)
        #expect(job.specification.pausing == nil && job.specification.priority == 0)
        #expect(job.specification.dependencies == [] && job.array == nil)
        #expect(job.specification.project == nil && !job.specification.isFinalRun)
        #expect(job.specification.workload == .training)
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

    @Test func `caps that were imported before are of training and stay, and inference is added`()
        throws
    {
        let scratch = try ScratchDatabase()
        try FileManager.default.copyItem(
            at: Self.fixtures.appending(path: "v0.1.sqlite"), to: URL(filePath: scratch.path))
        let before = try DatabaseQueue(path: scratch.path)
        try before.write {
            try $0.execute(
                sql: """
                    UPDATE powerCapPoint SET relativeTime = 1.5, source = 'mine'
                    WHERE accelerator = 'v100' AND capWatts = 150
                    """)
        }
        try before.close()
        let known = try scratch.open().read { try $0.accelerators() }
        let v100 = try #require(known.first { $0.id == "v100" })
        let own = try #require(v100.powerCaps.first { $0.cap.watts == 150 })
        #expect(own.relativeTime == 1.5 && own.source == "mine")
        #expect(v100.inferenceCaps.map(\.cap.watts) == [100, 150, 200])
    }

    @Test(arguments: [true, false])
    func `foreign keys are enforced after tables are rebuilt`(isOlder: Bool) throws {
        let store = isOlder ? try open("v0.1.sqlite").1 : try ScratchDatabase().open()
        let event = JobEvent(
            at: Samples.now, from: nil, to: .queued, actor: "user", reason: "submitted")
        #expect(throws: Diagnostic.self) { try store.write { try $0.add(event, to: 99) } }
    }
}

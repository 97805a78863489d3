import SolsticeDomain
import SolsticeStore
import Testing

@Suite struct PlacementTests {
    private let scratch: ScratchDatabase
    private let store: Store

    init() throws {
        scratch = try ScratchDatabase()
        store = try scratch.open()
    }

    @Test func `a plan reads back unchanged`() throws {
        let planned = Samples.planned(start: Samples.now + .hour)
        let id = try store.write {
            try $0.addJob(through: JobState.planned.path, planned: planned)
        }
        #expect(try store.read { try $0.plannedJobs([id]) } == [id: planned])
    }

    @Test func `jobs without a placement are left out`() throws {
        let ids = try store.write { session in
            [
                try session.addJob(through: [.queued]),
                try session.addJob(through: [.queued, .planned]),
                try session.addJob(through: [.queued, .planned]),
            ]
        }
        #expect(try store.read { Set(try $0.plannedJobs(ids).keys) } == [ids[1], ids[2]])
        #expect(try store.read { Array(try $0.plannedJobs([ids[2]]).keys) } == [ids[2]])
        #expect(try store.read { try $0.plannedJobs([]) }.isEmpty)
    }

    @Test func `the baseline is kept when a job is replanned`() throws {
        let first = Samples.planned(grams: 100, baselineGrams: 150)
        let second = Samples.planned(
            start: Samples.now + .hour, grams: 80, baselineGrams: 500)
        let id = try store.write { session in
            let id = try session.addJob(through: [.queued, .planned, .queued], planned: first)
            try session.place(
                second, job: id, plan: try session.beginPlan(at: Samples.now, reason: "again"))
            return id
        }
        let found = try #require(try store.read { try $0.plannedJobs([id]) }[id])
        #expect(found.baseline == first.baseline)
        #expect(found.placement == second.placement)
        #expect(found.saving.amount == Emissions(grams: 70))
    }

    @Test func `a plan names its predecessor and becomes the current one`() throws {
        #expect(try store.read { try $0.currentPlan() } == nil)
        let numbers = try store.write { session in
            try (0..<3).map { try session.beginPlan(at: Samples.now, reason: "plan \($0)") }
        }
        #expect(numbers == [1, 2, 3])
        #expect(try store.read { try $0.currentPlan() } == 3)
        #expect(try scratch.count(of: "plan", where: "parent = id - 1") == 2)
    }

    @Test func `a plan of the whole queue stores its appraisal, and one of a job has none`()
        throws
    {
        let appraisal = PlanAppraisal(
            effort: .thorough, objective: Emissions(grams: 1200.5),
            lowerBound: Emissions(grams: 1199.25), isInterrupted: true)
        let numbers = try store.write { session in
            [
                try session.beginPlan(at: Samples.now, reason: "submission"),
                try session.beginPlan(at: Samples.now, reason: "queue", appraisal: appraisal),
            ]
        }
        let found = try store.read { session in try numbers.map { try session.plan($0) } }
        #expect(found.map { $0?.appraisal } == [nil, appraisal])
        #expect(found.map { $0?.parent } == [nil, 1])
        #expect(found[1]?.reason == "queue")
        #expect(found[1]?.createdAt == Samples.now)
        #expect(try store.read { try $0.plan(3) } == nil)
    }

    @Test func `waiting jobs are ordered by their start`() throws {
        try store.write { session in
            for hour in [3, 1, 2] {
                _ = try session.addJob(
                    through: JobState.planned.path,
                    planned: Samples.planned(start: Samples.now + TimeSpan(hours: Double(hour))))
            }
            _ = try session.addJob(through: JobState.running.path)
        }
        let waiting = try store.read { try $0.waitingJobs() }
        #expect(waiting.map(\.job) == [2, 3, 1])
        #expect(waiting.map(\.region) == ["home", "home", "home"])
        #expect(waiting[0].start == Samples.now + .hour)
        #expect(waiting[0].deadline == nil)
    }
}

import GRDB
import SolsticeDomain
import SolsticeStore
import Testing

@Suite struct JobKeepingTests {
    private let store: Store

    init() throws { store = try ScratchDatabase().open() }

    private static let full = JobSpecification(
        name: "größe \"7\"", command: ["/opt/träin", "--lr", "0.1", "", "a b", "\n"],
        executablePath: "/opt/träin", workingDirectory: "/srv/data",
        deadline: Samples.now + .day, earliest: Samples.now + .hour, acceleratorCount: 4,
        variants: [
            WorkloadVariant(
                accelerator: "v100", duration: TimeSpan(seconds: 12_345),
                powerPerAccelerator: Power(watts: 211.5)),
            WorkloadVariant(
                accelerator: "a100", duration: TimeSpan(hours: 1),
                powerPerAccelerator: Power(watts: 400), isPowerAssumed: true),
        ], home: "home", regions: ["north", "home"], capPolicy: .fixed(Power(watts: 150)),
        signal: .marginal, pausing: PausePolicy(resumeOverhead: TimeSpan(seconds: 600)),
        dataset: DataSize(gigabytes: 250.5), maximumCost: Cost(rawValue: 99.9),
        carbonPrice: CarbonPrice(perTonne: 85), priority: -3)

    @Test(arguments: [full, Samples.job()])
    func `a job reads back unchanged`(specification: JobSpecification) throws {
        let job = try store.write {
            try $0.addJob(specification, isHeld: false, at: Samples.now)
        }
        #expect(try store.read { try $0.job(job.id) } == job)
        #expect(job.specification == specification)
        #expect(job.state == .queued)
    }

    @Test(arguments: [CapPolicy.automatic, .uncapped, .fixed(Power(watts: 125))])
    func `a cap policy reads back unchanged`(policy: CapPolicy) throws {
        var specification = Samples.job()
        specification.capPolicy = policy
        let id = try store.write {
            try $0.addJob(specification, isHeld: true, at: Samples.now).id
        }
        #expect(try store.read { try $0.job(id) }?.specification.capPolicy == policy)
    }

    @Test func `array members have the first job's number and their own index`() throws {
        var specification = Samples.job()
        let jobs = try store.write { session in
            _ = try session.addJob(Samples.job(), isHeld: false, at: Samples.now)
            specification.arrayIndex = 3
            let first = try session.addJob(specification, isHeld: false, at: Samples.now)
            specification.arrayIndex = 7
            return [
                first,
                try session.addJob(
                    specification, isHeld: false, at: Samples.now, array: first.id),
            ]
        }
        #expect(jobs.map(\.array) == [2, 2])
        #expect(jobs.map(\.id) == [2, 3])
        #expect(try store.read { try $0.jobs() }.suffix(2) == jobs[...])
        #expect(try store.read { try $0.nextJobNumber() } == 4)
    }

    @Test func `jobs are found by state and by name`() throws {
        let ids = try store.write { session in
            [
                try session.addJob(Samples.job("a"), through: [.queued]),
                try session.addJob(Samples.job("b"), through: [.held]),
                try session.addJob(Samples.job("a"), through: [.queued, .planned]),
            ]
        }
        #expect(ids == [1, 2, 3])
        #expect(try store.read { try $0.jobs(in: [.held, .planned]) }.map(\.id) == [2, 3])
        #expect(try store.read { try $0.jobs() }.map(\.id) == ids)
        #expect(try store.read { try $0.jobs(in: []) } == [])
        #expect(try store.read { try $0.jobs(named: "a") } == [3, 1])
        #expect(try store.read { try $0.jobs(named: "z") } == [])
        #expect(try store.read { try $0.job(4) } == nil)
        #expect(try store.read { try $0.jobCounts() } == [.queued: 1, .held: 1, .planned: 1])
    }

    @Test func `a number is never given twice`() throws {
        let scratch = try ScratchDatabase()
        let store = try scratch.open()
        _ = try store.write { try $0.addJob(Samples.job(), isHeld: false, at: Samples.now) }
        try scratch.raw().write {
            try $0.execute(
                sql: "DELETE FROM event; DELETE FROM workloadVariant; DELETE FROM job")
        }
        let job = try store.write {
            try $0.addJob(Samples.job(), isHeld: false, at: Samples.now)
        }
        #expect(job.id == 2)
    }
}

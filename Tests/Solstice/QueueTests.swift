import Solstice
import Testing
import SolsticePresentation

@Suite struct QueueTests {
    private let bench: Workbench
    private let scheduler: Scheduler

    init() throws {
        bench = try Workbench()
        scheduler = try bench.home()
    }

    @Test func `a held job frees its capacity for others`() throws {
        try scheduler.submit { $0.gpus = 8 }
        try scheduler.hold(1)
        #expect(try scheduler.state(of: 1) == .held)
        let second = try scheduler.submit { $0.gpus = 8 }.record
        #expect(second.plan?.placement.start == at(2))
        let released = try scheduler.release(1)
        #expect(released.job.state == .planned)
        #expect(released.plan?.placement.start == at(4))
    }

    @Test func `a job submitted as held is planned when it is released`() throws {
        let held = try scheduler.submit { $0.isHeld = true }.record
        #expect(held.job.state == .held)
        #expect(held.plan == nil)
        #expect(try scheduler.release(1).plan?.placement.start == at(2))
    }

    @Test func `holding twice is the same as holding once`() throws {
        try scheduler.submit()
        try scheduler.hold(1)
        try scheduler.hold(1)
        #expect(try scheduler.events(1).map(\.to) == [.queued, .planned, .held])
    }

    @Test func `a cancelled job is finished and frees its capacity`() throws {
        try scheduler.submit { $0.gpus = 8 }
        #expect(try scheduler.cancel(1) == nil)
        #expect(try scheduler.cancel(1) == nil)
        #expect(try scheduler.queue() == [])
        #expect(try scheduler.queue(includingFinal: true).map(\.job.state) == [.cancelled])
        #expect(try scheduler.submit { $0.gpus = 8 }.record.plan?.placement.start == at(2))
    }

    @Test func `a finished job cannot be held or released`() throws {
        try scheduler.submit()
        _ = try scheduler.cancel(1)
        let held = try #require(throws: Diagnostic.self) { try scheduler.hold(1) }
        #expect(held.kind == .usage)
        #expect(held.problem == "job 1 is cancelled and cannot be held")
        let released = try #require(throws: Diagnostic.self) { try scheduler.release(1) }
        #expect(released.problem == "job 1 is cancelled and cannot be released")
    }

    @Test func `a job that is not held cannot be released`() throws {
        try scheduler.submit()
        let refused = try #require(throws: Diagnostic.self) { try scheduler.release(1) }
        #expect(refused.problem == "job 1 is planned and cannot be released")
        #expect(refused.remedy?.text(.commandLine) == "see: solstice show 1")
    }

    @Test func `a job released too late stays held`() throws {
        try scheduler.submit { $0.isHeld = true }
        let late = try bench.scheduler(at: at(23))
        let refused = try #require(throws: Diagnostic.self) { try late.release(1) }
        #expect(refused.kind == .unavailable)
        #expect(try late.state(of: 1) == .held)
        #expect(try late.events(1).count == 1)
    }

    @Test func `the baseline stays that of the submission, even after a release`() throws {
        let baseline = try #require(try scheduler.submit().record.plan).baseline
        try scheduler.hold(1)
        let plan = try #require(try bench.scheduler(at: at(3)).release(1).plan)
        #expect(plan.placement.start == at(3))
        #expect(plan.baseline == baseline)
    }

    @Test(arguments: [0.0, 3, 7])
    func `levers and factors add up to the saving, even after a release`(hour: Double) throws {
        try scheduler.submit()
        try scheduler.hold(1)
        let saving = try #require(try bench.scheduler(at: at(hour)).release(1).plan).saving
        #expect(abs((saving.byLever.total - saving.amount).grams) < 1e-6)
        #expect(abs((saving.byFactor.total - saving.amount).grams) < 1e-6)
    }

    @Test func `an unknown job suggests the nearest`() throws {
        try scheduler.submit { $0.name = "resnet" }
        let byName = try #require(throws: Diagnostic.self) { try scheduler.jobNumber("resnte") }
        #expect(byName.kind == .usage)
        #expect(byName.remedy == "did you mean resnet?")
        let byNumber = try #require(throws: Diagnostic.self) { try scheduler.jobNumber("7") }
        #expect(byNumber.problem == "there is no job 7")
        #expect(throws: byNumber) { try scheduler.record(7) }
    }

    @Test func `if jobs share a name, the newest is meant`() throws {
        for _ in 0..<3 { try scheduler.submit { $0.name = "nightly" } }
        #expect(try scheduler.jobNumber("nightly") == 3)
        #expect(try scheduler.jobNumber("2") == 2)
    }
}

import Solstice
import Testing
import SolsticePresentation

@Suite struct SubmissionTests {
    private let bench: Workbench
    private let scheduler: Scheduler

    init() throws {
        bench = try Workbench()
        scheduler = try bench.home()
    }

    @Test func `a job waits for the clean hours`() throws {
        let record = try scheduler.submit().record
        let plan = try #require(record.plan)
        #expect(record.job.id == 1)
        #expect(record.job.state == .planned)
        #expect(plan.placement.segments == [TimeWindow(start: at(2), end: at(4))])
        #expect(plan.baseline.segments == [TimeWindow(start: at(0), end: at(2))])
        // 250 W for 2 h are 0.5 kWh, 0.6 kWh with the PUE of 1.2.
        // The forecast from four weeks of the same day is that day, within half a per cent.
        #expect(abs(plan.placement.footprint.emissions.grams - 60) < 0.3)
        #expect(abs(plan.baseline.footprint.emissions.grams - 240) < 0.3)
        #expect(abs(plan.saving.amount.grams - 180) < 0.3)
        #expect(abs(plan.saving.byLever.time.grams - 180) < 0.3)
    }

    @Test func `a submission is stored as submitted`() throws {
        let record = try scheduler.submit { $0.name = "mine" }.record
        #expect(try bench.scheduler().record(1) == record)
        #expect(try bench.scheduler().queue() == [record])
        #expect(try scheduler.jobNumber("mine") == 1)
        #expect(try scheduler.events(1).map(\.to) == [.queued, .planned])
    }

    @Test func `a dry run gives the same plan and does not change a byte of the database`() throws {
        let before = try bench.bytes()
        let dry = try scheduler.submit(isDryRun: true).record
        #expect(try bench.bytes() == before)
        #expect(dry.job.id == 0)
        #expect(try scheduler.queue(includingFinal: true) == [])
        #expect(try scheduler.submit().record.plan == dry.plan)
    }

    @Test func `a job that cannot end in time is refused with the earliest finish`() throws {
        let before = try bench.bytes()
        let refused = try #require(throws: Diagnostic.self) {
            try scheduler.submit { $0.deadline = at(1) }
        }
        #expect(refused.kind == .unavailable)
        #expect(refused.problem.description.contains("cannot be finished by \(at(1))"))
        #expect(refused.remedy?.text(.commandLine).contains("--deadline \(at(2))") == true)
        #expect(try bench.bytes() == before)
    }

    @Test func `the earliest finish named in a refusal is feasible`() throws {
        try scheduler.submit {
            $0.gpus = 8
            $0.deadline = at(2)
        }
        let refused = try #require(throws: Diagnostic.self) {
            try scheduler.submit { $0.deadline = at(3) }
        }
        #expect(refused.remedy?.text(.commandLine).contains("--deadline \(at(4))") == true)
        let record = try scheduler.submit { $0.deadline = at(4) }.record
        #expect(record.plan?.placement.end == at(4))
    }

    @Test func `several jobs are all accepted or all refused`() throws {
        let before = try bench.bytes()
        let refused = try #require(throws: Diagnostic.self) {
            try scheduler.submit([
                .sample(), .sample { $0.deadline = at(1) }, .sample(),
            ])
        }
        #expect(refused.kind == .unavailable)
        #expect(refused.problem.hasPrefix("job 2 of 3: "))
        #expect(try scheduler.queue(includingFinal: true) == [])
        #expect(try bench.bytes() == before)
        let records = try scheduler.submit([.sample(), .sample()]).map(\.record)
        #expect(records.map(\.job.id) == [1, 2])
    }

    @Test func `jobs never hold more accelerators than exist`() throws {
        for _ in 0..<3 { try scheduler.submit { $0.gpus = 4 } }
        let records = try scheduler.queue()
        #expect(records.peak() == 8)
        // Four clean hours take two jobs beside each other and one after.
        #expect(records.allSatisfy { ($0.plan?.placement.end ?? at(24)) <= at(6) })
    }

    @Test func `jobs of one submission see each other`() throws {
        let records = try scheduler.submit(
            (0..<6).map { _ in .sample { $0.gpus = 5 } }
        ).map(\.record)
        #expect(records.peak() == 5)
        #expect(try scheduler.queue().peak() == 5)
    }

    @Test func `a job without a deadline starts as soon as it can`() throws {
        let submission = try scheduler.submit { $0.deadline = nil }
        #expect(submission.record.plan?.placement.start == at(0))
        #expect(submission.notes.contains { $0.text(.commandLine).contains("--deadline") })
    }

    @Test func `a job does not start before its earliest start`() throws {
        let record = try scheduler.submit { $0.earliest = at(3.5) }.record
        #expect(record.plan?.placement.start == at(3.5))
        #expect(record.plan?.baseline.start == at(3.5))
    }

    @Test func `unstated power is the board's, and a note says so`() throws {
        let submission = try scheduler.submit { $0.wattsPerGPU = nil }
        #expect(submission.record.job.specification.askedFor.isPowerAssumed)
        #expect(submission.notes.contains { $0.text(.commandLine).contains("--watts-per-gpu") })
    }

    @Test func `a power cap is chosen if it lowers emissions`() throws {
        try scheduler.setHomeCaps(.nvidiaSMI)
        let record = try scheduler.submit { $0.cap = .automatic }.record
        let plan = try #require(record.plan)
        #expect(plan.placement.powerCap != nil)
        #expect(plan.placement.footprint.emissions.grams < 60)
        #expect(plan.saving.byLever.cap > .zero)
    }
}

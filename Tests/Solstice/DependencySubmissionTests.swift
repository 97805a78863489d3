import Solstice
import Testing
import SolsticePresentation

@Suite struct DependencySubmissionTests {
    private let bench: Workbench
    private let scheduler: Scheduler

    init() throws {
        bench = try Workbench()
        scheduler = try bench.home()
    }

    private static func named(
        _ name: String, _ change: @escaping (inout SubmissionRequest) -> Void = { _ in }
    ) -> SubmissionRequest {
        .sample {
            $0.name = name
            change(&$0)
        }
    }

    @Test func `a job is planned after the end of those it waits for`() throws {
        try scheduler.submit()
        let record = try scheduler.submit { $0.afterOK = ["1"] }.record
        #expect(record.job.specification.dependencies == [JobDependency(.afterOK, job: 1)])
        #expect(record.plan?.placement.start == at(4))
        #expect(record.plan?.baseline.start == at(4))
        #expect(record.job.specification.earliest == nil)
        #expect(try scheduler.record(2) == record)
    }

    @Test(arguments: [true, false])
    func `an entry may wait for an earlier one of the same submission`(isDryRun: Bool) throws {
        let records = try scheduler.submit(
            [
                Self.named("prepare"), Self.named("train") { $0.afterOK = ["prepare"] },
                Self.named("tidy") { $0.afterAny = ["train", "prepare"] },
            ], isDryRun: isDryRun
        ).map(\.record)
        // Two of the three are in the four clean hours, and one is before or after them.
        let starts = records.map { $0.plan?.placement.start }
        #expect(starts == [at(2), at(4), at(6)] || starts == [at(0), at(2), at(4)])
        #expect(records[1].job.specification.dependencies == [JobDependency(.afterOK, job: 1)])
        #expect(records[2].job.specification.dependencies.map(\.job) == [1, 2])
    }

    @Test func `an earlier entry takes precedence over a stored job of the same name`() throws {
        try scheduler.submit([Self.named("prepare")])
        let records = try scheduler.submit([
            Self.named("prepare"), Self.named("train") { $0.afterOK = ["prepare"] },
        ]).map(\.record)
        #expect(records[1].job.specification.dependencies.map(\.job) == [2])
    }

    @Test func `an array's name stands for all its members`() throws {
        try scheduler.submit([Self.named("sweep") { $0.arrayIndices = [0, 1, 2] }])
        let record = try scheduler.submit { $0.afterAny = ["sweep"] }.record
        #expect(record.job.specification.dependencies.map(\.job) == [1, 2, 3])
        let alone = try scheduler.submit { $0.afterAny = ["1"] }.record
        #expect(alone.job.specification.dependencies.map(\.job) == [1])
    }

    @Test func `if both are requested, success is required`() throws {
        try scheduler.submit()
        let record = try scheduler.submit {
            $0.afterOK = ["1"]
            $0.afterAny = ["1"]
        }.record
        #expect(record.job.specification.dependencies == [JobDependency(.afterOK, job: 1)])
    }

    @Test func `a name that fits several jobs is refused with their numbers`() throws {
        try scheduler.submit([Self.named("twin"), Self.named("twin")])
        let refused = try #require(throws: Diagnostic.self) {
            try scheduler.submit { $0.afterOK = ["twin"] }
        }
        #expect(refused.description.contains("1 2"), "\(refused)")
        let inFile = try #require(throws: Diagnostic.self) {
            try scheduler.submit([
                Self.named("a"), Self.named("a"), Self.named("b") { $0.afterOK = ["a"] },
            ])
        }
        #expect(inFile.problem.hasPrefix("job 3 of 3: 2 earlier jobs"))
        _ = try scheduler.cancel(1)
        let record = try scheduler.submit { $0.afterOK = ["twin"] }.record
        #expect(record.job.specification.dependencies.map(\.job) == [2])
    }

    @Test func `waiting for a failed job's success is refused`() throws {
        try scheduler.submit()
        _ = try scheduler.cancel(1)
        let refused = try #require(throws: Diagnostic.self) {
            try scheduler.submit { $0.afterOK = ["1"] }
        }
        #expect(refused.problem.description.hasSuffix("has ended: cancelled"))
        #expect(refused.remedy?.text(.commandLine).contains("--after-any 1") == true)
        let record = try scheduler.submit { $0.afterAny = ["1"] }.record
        #expect(record.plan?.placement.start == at(2))
    }

    @Test func `a deadline before both jobs can finish is refused`() throws {
        try scheduler.submit()
        let refused = try #require(throws: Diagnostic.self) {
            try scheduler.submit {
                $0.afterOK = ["1"]
                $0.deadline = at(3)
            }
        }
        #expect(refused.kind == .unavailable)
        #expect(
            refused.remedy?.text(.commandLine).contains("--deadline \(at(6))") == true, "\(refused)"
        )
    }

    @Test func `a predecessor moves forward if a deadline needs it`() throws {
        try scheduler.submit()
        let record = try scheduler.submit {
            $0.afterOK = ["1"]
            $0.deadline = at(4)
        }.record
        #expect(record.plan?.placement.start == at(2))
        #expect(try scheduler.record(1).plan?.placement.start == at(0))
    }

    @Test func `cancelling a job cancels those that needed its success`() throws {
        try scheduler.submit([
            Self.named("a"), Self.named("b") { $0.afterOK = ["a"] },
            Self.named("c") {
                $0.afterOK = ["b"]
                $0.isHeld = true
            },
        ])
        #expect(try scheduler.dependents(onSuccessOf: 1) == [2, 3])
        _ = try scheduler.cancel(1)
        #expect(
            try scheduler.queue(includingFinal: true).map(\.job.state)
                == [.cancelled, .cancelled, .cancelled])
        #expect(
            try scheduler.events(3).last?.reason
                == "job 2, which had to succeed first, was cancelled")
    }
}

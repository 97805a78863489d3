import SolsticeDomain
import SolsticeStore
import Testing

@testable import Solstice

@Suite struct DurationTests {
    let bench: Workbench
    let scheduler: Scheduler

    init() throws {
        bench = try Workbench()
        scheduler = try bench.home()
    }

    @Test func `a job that varies is planned for long runs and accounted with its mean`() throws {
        let estimate = try #require(DurationEstimate(text: "2..4"))
        let record = try scheduler.submit { $0.duration = .any(estimate) }.record
        let plan = try #require(record.plan)
        #expect(plan.placement.end - plan.placement.start == TimeSpan(hours: 4))
        for footprint in [plan.placement.footprint, plan.baseline.footprint] {
            #expect(abs(footprint.itEnergy.kilowattHours - 0.75) < 1e-9)
        }
        #expect(try scheduler.record(record.job.id).job.specification == record.job.specification)
    }

    @Test func `hours that nobody stated are learnt from runs of the same name`() throws {
        try run(named: "train", hours: [2, 3, 4])
        let submission = try scheduler.submit {
            $0.name = "train"
            $0.duration = nil
        }
        let variant = submission.record.job.specification.askedFor
        #expect(variant.duration == TimeSpan(hours: 4.5))
        #expect(variant.meanDuration == TimeSpan(hours: 3))
        #expect(submission.notes.contains { $0.description.contains("3 earlier runs") })
    }

    @Test func `too few runs of a name, or of another one, teach nothing`() throws {
        try run(named: "train", hours: [2, 3])
        try run(named: "other", hours: [2, 3, 4])
        let refused = try #require(throws: Diagnostic.self) {
            try scheduler.submit {
                $0.name = "train"
                $0.duration = nil
            }
        }
        #expect(refused.description.contains("2 succeeded so far"), "\(refused)")
        #expect(refused.commandLineText.contains("--hours"))
    }

    /// Runs jobs of a name, one after another, each as long as it says.
    private func run(named name: String, hours: [Double]) throws {
        for length in hours {
            let job = try scheduler.submit { $0.name = name }.record.job.id
            try scheduler.database.store.write { session in
                let attempt = try #require(try session.claim(job, at: at(0)) { "run-\($0)" })
                try session.finish(attempt, outcome: .exited(0), at: at(length))
                try session.move(
                    job, from: .starting, to: .running, at: at(0), actor: "service", reason: "")
                try session.move(
                    job, from: .running, to: .succeeded, at: at(length), actor: "service",
                    reason: "")
            }
        }
    }
}

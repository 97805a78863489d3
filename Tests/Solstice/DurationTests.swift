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

    @Test func `a variable job is planned for long runs and accounted at its mean`() throws {
        let estimate = try #require(DurationEstimate(text: "2..4"))
        let record = try scheduler.submit { $0.duration = .any(estimate) }.record
        let plan = try #require(record.plan)
        #expect(plan.placement.end - plan.placement.start == TimeSpan(hours: 4))
        for footprint in [plan.placement.footprint, plan.baseline.footprint] {
            #expect(abs(footprint.itEnergy.kilowattHours - 0.75) < 1e-9)
        }
        #expect(try scheduler.record(record.job.id).job.specification == record.job.specification)
    }

    @Test func `unstated hours are learnt from runs of the same name`() throws {
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

    @Test func `runs of a named variant do not count as a second one on its accelerator`() throws {
        try run(named: "train", hours: [2, 3, 4])
        var other = VariantRequest(name: "sparse")
        other.duration = .init(TimeSpan(hours: 1))
        try run(named: "train", hours: [1, 1, 1]) { $0.variants = [other] }
        let submission = try scheduler.submit {
            $0.name = "train"
            $0.duration = nil
        }
        let variants = submission.record.job.specification.variants
        #expect(variants.map(\.name) == ["v100"])
        #expect(variants[0].meanDuration == TimeSpan(hours: 3))
    }

    @Test func `nothing is learnt from too few runs or from runs of another name`() throws {
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

    @Test func `a cap's effect on a job is learnt from its own capped and uncapped runs`() throws {
        var change = RegionChange()
        change.powerCaps = .some(.nvidiaSMI)
        _ = try scheduler.setRegion("home", change)
        try run(named: "train", hours: [4, 4, 4])
        try run(named: "train", hours: [6, 6, 6], cap: Power(watts: 150))
        let submission = try scheduler.submit {
            $0.name = "train"
            $0.duration = .any(TimeSpan(hours: 4))
            $0.cap = .fixed(Power(watts: 150))
        }
        let own = try #require(submission.record.job.specification.askedFor.measuredCaps.first)
        #expect(own.cap == Power(watts: 150) && own.relativeTime == 1.5)
        #expect(own.slowRelativeTime == 1.5 && own.relativeEnergy == nil)
        let placement = try #require(submission.record.plan?.placement)
        #expect(placement.end - placement.start == TimeSpan(hours: 6))
        // Average power under a cap never exceeds it.
        #expect(placement.footprint.itEnergy.kilowattHours <= 0.15 * 6 + 1e-9)
        #expect(
            submission.notes.contains {
                $0.description.contains("earlier runs of train took 50 % longer")
            })
        let stored = try scheduler.record(submission.record.job.id).job.specification
        #expect(stored == submission.record.job.specification)
        #expect(try scheduler.planViolations() == [])
    }

    @Test func `a queue is planned with what each of its jobs measured under a cap`() throws {
        try scheduler.setHomeCaps(.nvidiaSMI)
        try run(named: "train", hours: [4, 4, 4])
        try run(named: "train", hours: [6, 6, 6], cap: Power(watts: 150))
        for name in ["plain", "train"] {
            try scheduler.submit {
                $0.name = name
                $0.duration = .any(TimeSpan(hours: 4))
                $0.cap = .fixed(Power(watts: 150))
            }
        }
        _ = try scheduler.plan()
        #expect(try scheduler.planViolations() == [])
        let lengths = try scheduler.queue().compactMap { record in
            record.plan.map { $0.placement.end - $0.placement.start }
        }
        #expect(lengths.count == 2 && lengths[0] != lengths[1])
        #expect(lengths.last == TimeSpan(hours: 6))
    }

    @Test func `nothing is learnt from two capped runs, or without uncapped ones`() throws {
        try run(named: "train", hours: [4, 4, 4])
        try run(named: "train", hours: [6, 6], cap: Power(watts: 150))
        try run(named: "other", hours: [6, 6, 6], cap: Power(watts: 150))
        for name in ["train", "other"] {
            let variant = try scheduler.submit { $0.name = name }.record.job.specification.askedFor
            #expect(variant.measuredCaps == [])
        }
    }

    @Test func `metered energy of capped runs takes precedence over other workloads'`() throws {
        func run(_ cap: Double?, _ hours: Double, _ kilowattHours: Double) -> MeasuredRun {
            MeasuredRun(
                cap: cap.map { Power(watts: $0) }, length: TimeSpan(hours: hours),
                energy: ITEnergy(kilowattHours: kilowattHours))
        }
        let own = try #require(
            MeasuredCap(
                cap: Power(watts: 150), capped: (0..<3).map { _ in run(150, 5, 0.7) },
                uncapped: (0..<3).map { _ in run(nil, 4, 1) }))
        let v100 = try #require(AcceleratorCatalog.accelerators.first { $0.id == "v100" })
        let effect = try #require(
            v100.effect(
                of: Power(watts: 150),
                on: WorkloadVariant(
                    accelerator: "v100", duration: TimeSpan(hours: 4),
                    powerPerAccelerator: Power(watts: 250), measuredCaps: [own]),
                doing: .training))
        #expect(effect.relativeTime == 1.25)
        #expect(abs(effect.relativeEnergy - 0.7) < 1e-12)
    }

    /// Runs jobs of a name, one after another, each as long as it says.
    private func run(
        named name: String, hours: [Double], cap: Power? = nil,
        _ change: (inout SubmissionRequest) -> Void = { _ in }
    ) throws {
        for length in hours {
            let job = try scheduler.submit {
                $0.name = name
                change(&$0)
            }.record.job.id
            try scheduler.database.store.write { session in
                let attempt = try #require(try session.claim(job, at: at(0)) { "run-\($0)" })
                try session.finish(
                    attempt, outcome: .exited(0), at: at(length), appliedCap: cap)
                try session.move(
                    job, from: .starting, to: .running, at: at(0), actor: "service", reason: "")
                try session.move(
                    job, from: .running, to: .succeeded, at: at(length), actor: "service",
                    reason: "")
            }
        }
    }
}

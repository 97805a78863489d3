import Solstice
import Testing
import SolsticePresentation

@Suite struct RelativeSpeedTests {
    private let bench: Workbench
    private let scheduler: Scheduler

    init() throws {
        bench = try Workbench()
        scheduler = try bench.home(capacity: ["v100": 8, "a100": 8, "t4": 8])
        _ = try scheduler.setAccelerator("v100", relativeSpeed: RelativeSpeed(1))
        _ = try scheduler.setAccelerator("a100", relativeSpeed: RelativeSpeed(2))
    }

    private func submit(
        _ change: (inout SubmissionRequest) -> Void = { _ in }
    ) throws -> Submission {
        try scheduler.submit {
            $0.gpuType = "any"
            $0.duration = .named(["v100": DurationEstimate(TimeSpan(hours: 3))])
            $0.wattsPerGPU = nil
            change(&$0)
        }
    }

    @Test func `hours on one accelerator give hours on another by their speeds`() throws {
        let submission = try submit()
        let variants = submission.record.job.specification.variants
        #expect(variants.map(\.accelerator) == ["v100", "a100"])
        #expect(variants.map(\.duration) == [TimeSpan(hours: 3), TimeSpan(hours: 1.5)])
        #expect(variants.map(\.powerPerAccelerator.watts) == [250, 400])
        #expect(submission.notes.contains { $0.text(.commandLine).contains("--hours a100=H") })
        #expect(submission.record.plan?.placement.accelerator == "a100")
    }

    @Test func `stated hours are not derived`() throws {
        let submission = try submit {
            $0.duration = .named([
                "v100": DurationEstimate(TimeSpan(hours: 3)),
                "a100": DurationEstimate(TimeSpan(hours: 2)),
            ])
        }
        #expect(
            submission.record.job.specification.variants.map(\.duration)
                == [TimeSpan(hours: 3), TimeSpan(hours: 2)])
        #expect(!submission.notes.contains { $0.text(.commandLine).contains("--hours a100=H") })
    }

    @Test func `stated watts are used`() throws {
        let submission = try submit {
            $0.wattsPerGPU = .named([
                "v100": Power(watts: 210), "a100": Power(watts: 330),
            ])
        }
        let variants = submission.record.job.specification.variants
        #expect(variants.map(\.powerPerAccelerator.watts) == [210, 330])
        #expect(variants.map(\.isPowerAssumed) == [false, false])
    }

    @Test func `an accelerator that no region has is left out`() throws {
        _ = try scheduler.setAccelerator("h100", relativeSpeed: RelativeSpeed(4))
        #expect(try submit().record.job.specification.variants.count == 2)
    }

    @Test func `one named accelerator stays the only one`() throws {
        let record = try submit { $0.gpuType = "v100" }.record
        #expect(record.job.specification.variants.map(\.accelerator) == ["v100"])
    }

    @Test func `an accelerator without the fixed cap is left out`() throws {
        try scheduler.setHomeCaps(.nvidiaSMI)
        let record = try submit { $0.cap = .fixed(Power(watts: 150)) }.record
        #expect(record.job.specification.variants.map(\.accelerator) == ["v100"])
    }

    @Test func `without the reference's speed, nothing is derived`() throws {
        let record = try submit {
            $0.duration = .named(["t4": DurationEstimate(TimeSpan(hours: 3))])
        }.record
        #expect(record.job.specification.variants.map(\.accelerator) == ["t4"])
    }

    @Test func `setting one figure keeps the others`() throws {
        let before = try scheduler.accelerator("v100")
        let after = try scheduler.setAccelerator("v100", boardPower: Power(watts: 300))
        #expect(after.boardPower?.value.watts == 300)
        #expect(after.relativeSpeed == before.relativeSpeed && after.powerCaps == before.powerCaps)
        #expect(try scheduler.accelerator("v100") == after)
        let refused = try #require(throws: Diagnostic.self) {
            try scheduler.setAccelerator("v10", relativeSpeed: RelativeSpeed(1))
        }
        #expect(refused.remedy?.description.contains("did you mean v100?") == true)
    }
}

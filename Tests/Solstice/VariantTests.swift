import SolsticeTesting
import SolsticeDomain
import Testing

@testable import Solstice

/// Several ways to do a job's work, from the request to the run.
@Suite struct VariantTests {
    let bench: Workbench
    let scheduler: Scheduler

    init() throws {
        bench = try Workbench()
        scheduler = try bench.home(capacity: ["v100": 8, "a100": 4])
    }

    private static func variant(
        _ name: VariantID, _ change: (inout VariantRequest) -> Void
    ) -> VariantRequest {
        var variant = VariantRequest(name: name)
        change(&variant)
        return variant
    }

    private static let dense = variant("dense") {
        $0.gpuType = "v100"
        $0.gpus = 8
        $0.duration = DurationEstimate(TimeSpan(hours: 4))
        $0.watts = Power(watts: 250)
        $0.hourlyPrice = Cost(rawValue: 2)
    }
    private static let sparse = variant("sparse") {
        $0.gpuType = "v100"
        $0.gpus = 2
        $0.model = "sparse"
        $0.duration = DurationEstimate(TimeSpan(hours: 2))
        $0.watts = Power(watts: 200)
        $0.hourlyPrice = Cost(rawValue: 9)
        $0.command = ["sparse-train", "--fast"]
        $0.executablePath = "/opt/sparse"
    }

    private func submit(
        _ variants: [VariantRequest], _ change: (inout SubmissionRequest) -> Void = { _ in }
    ) throws -> Submission {
        try scheduler.submit {
            $0.variants = variants
            $0.duration = nil
            change(&$0)
        }
    }

    @Test func `the variant that emits least is run, with its own accelerators and program`()
        async throws
    {
        let submitted = try submit([Self.dense, Self.sparse])
        let plan = try #require(submitted.record.plan)
        #expect(plan.placement.variant == "sparse" && plan.placement.count == 2)
        #expect(plan.baseline.variant == "dense" && plan.baseline.count == 8)
        let kept = try bench.scheduler().record(submitted.record.job.id)
        #expect(kept.job == submitted.record.job && kept.plan == plan)
        // 8 kWh against 0.8.
        let effects = plan.saving.leverEffects
        #expect(abs((effects.first { $0.lever == .model }?.factor ?? 0) - 10) < 1e-9)
        #expect(try scheduler.planViolations() == [])
        let service = try ServiceBench(bench)
        try await service.runUntilEmpty()
        let launch = try #require(await service.executor.launches.first)
        #expect(launch.command == ["sparse-train", "--fast"])
        #expect(launch.executablePath == "/opt/sparse")
        #expect(launch.environment["SOLSTICE_VARIANT"] == "sparse")
        #expect(launch.accelerators?.count == 2)
        let done = try bench.scheduler().record(submitted.record.job.id)
        // Two accelerators at 200 W, for as long as it really ran.
        let energy = try #require(done.realised).footprint.itEnergy.kilowattHours
        let attempt = try #require(done.attempts.last)
        let ran = try #require(attempt.endedAt) - attempt.startedAt
        #expect(abs(energy - 0.4 * ran.hours) < 1e-6)
    }

    @Test func `the cheapest variant is taken where cost is looked for`() throws {
        // 8 × 4 h × 2 against 2 × 2 h × 9.
        let cheap = try submit([Self.dense, Self.sparse]) { $0.objective = .cost }
        #expect(cheap.record.plan?.placement.variant == "sparse")
        #expect(cheap.record.plan?.placement.footprint.cost == Cost(rawValue: 36))
        var dear = Self.sparse
        dear.hourlyPrice = Cost(rawValue: 20)
        let other = try submit([Self.dense, dear]) { $0.objective = .cost }
        #expect(other.record.plan?.placement.variant == "dense")
        let limited = try submit([Self.dense, dear]) { $0.maximumCost = Cost(rawValue: 70) }
        #expect(limited.record.plan?.placement.variant == "dense")
        // Of the moments that cost the same the cleanest is taken.
        var request = SubmissionRequest.sample()
        request.duration = nil
        request.variants = [Self.dense]
        let clean = try scheduler.comparison(request).best.placement
        request.objective = .cost
        #expect(try scheduler.comparison(request).best.placement.segments == clean.segments)
    }

    @Test func `hours follow from a throughput and the work`() throws {
        var fast = Self.dense
        fast.duration = nil
        fast.throughput = 500
        let submitted = try submit([fast]) { $0.work = WorkAmount(count: 1000, unit: "steps") }
        let job = submitted.record.job.specification
        #expect(job.askedFor.duration == TimeSpan(hours: 2))
        #expect(try bench.scheduler().record(submitted.record.job.id).job.specification == job)
    }

    @Test func `hours of accelerators mean what variants named after them do`() throws {
        let named = try scheduler.submit {
            $0.gpus = 2
            $0.gpuType = nil
            $0.duration = .named([
                "v100": DurationEstimate(TimeSpan(hours: 4)),
                "a100": DurationEstimate(TimeSpan(hours: 2)),
            ])
            $0.wattsPerGPU = .any(Power(watts: 250))
        }
        let variants = [("v100", 4.0), ("a100", 2.0)].map { name, hours in
            Self.variant(VariantID(name)) {
                $0.gpuType = AcceleratorID(name)
                $0.duration = DurationEstimate(TimeSpan(hours: hours))
            }
        }
        let same = try submit(variants) {
            $0.gpus = 2
            $0.gpuType = nil
            $0.wattsPerGPU = .any(Power(watts: 250))
        }
        #expect(same.record.job.specification.variants == named.record.job.specification.variants)
    }

    @Test func `a comparison places every variant, and stores nothing`() throws {
        var request = SubmissionRequest(command: ["true"], workingDirectory: "/", duration: nil)
        request.variants = [Self.dense, Self.sparse]
        request.deadline = at(48)
        request.work = WorkAmount(count: 2e6, unit: "inferences")
        let comparison = try scheduler.comparison(request)
        #expect(comparison.entries.map(\.variant.name) == ["dense", "sparse"])
        #expect(comparison.best.placement == comparison.entries[1].placement)
        #expect(comparison.entries[0].placement?.footprint.cost == Cost(rawValue: 64))
        #expect(try scheduler.queue().isEmpty)
        let explained = try submit([Self.dense, Self.sparse])
        let alternatives = try scheduler.explanation(explained.record.job.id).0.byVariant
        #expect(alternatives.map(\.placement.variant) == ["dense", "sparse"])
    }

    @Test func `bad variants are refused by name and key`() throws {
        func problem(
            _ change: (inout VariantRequest) -> Void,
            _ job: (inout SubmissionRequest) -> Void = { _ in }
        ) throws -> String {
            var variant = Self.sparse
            change(&variant)
            return try #require(throws: Diagnostic.self) {
                try submit([Self.dense, variant], job)
            }.problem.description
        }
        #expect(
            try problem { $0.gpuType = "tpu-v9" }
                == "variant sparse: there is no accelerator tpu-v9")
        #expect(
            try problem { $0.duration = nil }
                == "variant sparse: neither its hours nor its throughput are stated")
        #expect(
            try problem { $0.throughput = 7 }
                == "variant sparse: its hours follow from its throughput, and are stated as well")
        let workless = try problem {
            $0.duration = nil
            $0.throughput = 7
        }
        #expect(
            workless
                == "variant sparse: it has a throughput, and the job does not state how much work "
                + "it does")
    }
}

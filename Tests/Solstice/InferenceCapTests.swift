import Solstice
import SolsticePresentation
import Testing

/// A job is planned by the cap table of its workload.
@Suite struct InferenceCapTests {
    private let bench: Workbench
    private let scheduler: Scheduler

    init() throws {
        bench = try Workbench()
        scheduler = try bench.home(capacity: ["v100": 8, "a40": 8])
        try scheduler.setHomeCaps(.nvidiaSMI)
    }

    /// A job of two hours at 240 W on a V100, unless changed.
    private func request(
        _ workload: WorkloadKind, _ cap: CapPolicy,
        _ change: (inout SubmissionRequest) -> Void = { _ in }
    ) -> SubmissionRequest {
        .sample {
            $0.terms.workload = workload
            $0.cap = cap
            $0.wattsPerGPU = .any(Power(watts: 240))
            change(&$0)
        }
    }

    private func notes(_ submission: Submission) -> [String] {
        submission.notes.map { $0.text(.commandLine) }.filter { $0.contains("inference") }
    }

    @Test func `inference under a cap takes and uses what was measured of inference`() throws {
        let cap = CapPolicy.fixed(Power(watts: 150))
        let inference = try scheduler.submit(request(.inference, cap)).record
        let placement = try #require(inference.plan?.placement)
        // Two hours at the slow end of 150 W; the energy is that of the mean.
        #expect(placement.end - placement.start == TimeSpan(hours: 2.68))
        #expect(abs(placement.footprint.itEnergy.kilowattHours - 0.48 * 0.758) < 1e-6)
        let training = try #require(try scheduler.submit(request(.training, cap)).record.plan)
        #expect(training.placement.footprint.itEnergy != placement.footprint.itEnergy)
        #expect(try scheduler.planViolations().isEmpty)
    }

    @Test func `jobs of both workloads that draw the same are planned together, each by its own`()
        throws
    {
        let cap = CapPolicy.fixed(Power(watts: 150))
        for workload in [WorkloadKind.training, .inference, .training, .inference] {
            _ = try scheduler.submit(request(workload, cap))
        }
        _ = try scheduler.plan()
        #expect(try scheduler.planViolations().isEmpty)
        let lengths = try scheduler.queue().compactMap { record in
            record.plan.map { $0.placement.end - $0.placement.start }
        }
        #expect(lengths.count == 4 && lengths[1] == TimeSpan(hours: 2.68))
        #expect(lengths[0] == lengths[2] && lengths[1] == lengths[3] && lengths[0] != lengths[1])
    }

    @Test func `inference without a table of it is uncapped, and one note says so`() throws {
        let submitted = try scheduler.submit(
            request(.inference, .automatic) { $0.gpuType = "a40" }, isDryRun: true)
        #expect(submitted.record.plan?.placement.powerCap == nil)
        let own = notes(submitted)
        #expect(own.count == 1, "\(own)")
        #expect(own[0].hasSuffix("solstice accelerator import FILE --id a40 --workload inference"))
        let training = try scheduler.submit(
            request(.training, .automatic) { $0.gpuType = "a40" }, isDryRun: true)
        #expect(training.record.plan?.placement.powerCap != nil && notes(training).isEmpty)
        let measured = try scheduler.submit(request(.inference, .automatic), isDryRun: true)
        #expect(measured.record.plan?.placement.powerCap != nil && notes(measured).isEmpty)
        let uncapped = try scheduler.submit(
            request(.inference, .uncapped) { $0.gpuType = "a40" }, isDryRun: true)
        #expect(notes(uncapped).isEmpty)
    }

    @Test func `a cap that was not measured of inference is refused with those that were`() throws {
        let refused = try #require(throws: Diagnostic.self) {
            try scheduler.submit(request(.inference, .fixed(Power(watts: 125))))
        }
        #expect(
            refused.problem.text(.commandLine)
                == "no measurement says what a cap of 125 W does to inference on v100")
        #expect(refused.remedy?.text(.commandLine) == "use one of --cap 100, 150, 200")
        let none = try #require(throws: Diagnostic.self) {
            try scheduler.submit(
                request(.inference, .fixed(Power(watts: 150))) { $0.gpuType = "a40" })
        }
        #expect(
            none.remedy?.text(.commandLine)
                == "use --cap none: inference on a40 has no measured caps")
    }

    @Test func `where caps cannot be set, what one would save of inference is told`() throws {
        try scheduler.setHomeCaps(PowerCapMeans.none)
        let submitted = try scheduler.submit(request(.inference, .automatic), isDryRun: true)
        let told = submitted.notes.map { $0.text(.commandLine) }.first {
            $0.contains("a power cap of 150 W")
        }
        #expect(told?.contains("24 % of its energy and take 23 % longer") == true)
    }
}

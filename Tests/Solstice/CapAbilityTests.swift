import Foundation
import Solstice
import SolsticeExecution
import SolsticePresentation
import Testing

/// Caps are planned only where they can be set, and that is found out by the service.
@Suite(.timeLimit(.minutes(20))) struct CapAbilityTests {
    private let bench: Workbench
    private let scheduler: Scheduler

    init() throws {
        bench = try Workbench()
        scheduler = try bench.home()
    }

    /// A cap at will for a job with time to spare, of 220 W on a V100.
    private func submit(_ cap: CapPolicy = .automatic) throws -> Submission {
        try scheduler.submit(isDryRun: true) {
            $0.cap = cap
            $0.wattsPerGPU = .any(Power(watts: 220))
        }
    }

    private func cap(_ submission: Submission) -> Power? {
        submission.record.plan?.placement.powerCap
    }

    @Test func `no cap is planned if none can be set, and a note says what it would save`()
        throws
    {
        let unknown = try submit()
        #expect(cap(unknown) == nil)
        let notes = unknown.notes.map { $0.text(.commandLine) }.filter {
            $0.contains("a power cap of")
        }
        #expect(notes.count == 1 && notes[0].contains("solstice run"), "\(unknown.notes)")
        try scheduler.setHomeCaps(.nvidiaSMI)
        let known = try submit()
        #expect(cap(known) != nil)
        #expect(!known.notes.contains { $0.description.contains("is not planned") })
        try scheduler.setHomeCaps(PowerCapMeans.none)
        #expect(try cap(submit()) == nil)
    }

    @Test func `a job unaffected by caps gets no note about them`() throws {
        let small = try scheduler.submit(isDryRun: true) {
            $0.cap = .automatic
            $0.wattsPerGPU = .any(Power(watts: 60))
        }
        #expect(cap(small) == nil && !small.notes.contains { $0.description.contains("power cap") })
        try scheduler.setHomeCaps(.nvidiaSMI)
        let asked = try scheduler.submit(isDryRun: true) {
            $0.cap = .fixed(Power(watts: 125))
            $0.wattsPerGPU = .any(Power(watts: 60))
        }
        #expect(asked.record.plan?.placement.footprint.itEnergy.kilowattHours == 0.12)
    }

    @Test func `a cap that cannot be set is refused with the obstacle`() throws {
        let fixed = CapPolicy.fixed(Power(watts: 150))
        let refused = try #require(throws: Diagnostic.self) { try submit(fixed) }
        #expect(refused.kind == .usage)
        #expect(refused.description.contains("no service has looked yet"))
        try scheduler.setHomeCaps(.nvidiaSMI)
        #expect(try cap(submit(fixed)) == Power(watts: 150))
        #expect(throws: Diagnostic.self) { try scheduler.setHomeCaps(.prolog) }
    }

    @Test func `deadlines are planned with the slowest workloads under a cap`() throws {
        try scheduler.setHomeCaps(.nvidiaSMI)
        let fixed = CapPolicy.fixed(Power(watts: 125))
        let placement = try #require(try submit(fixed).record.plan?.placement)
        // Two hours; the slowest tenth of the workloads that draw so much take half as long again.
        #expect(placement.end - placement.start > TimeSpan(hours: 3))
        let watts =
            placement.footprint.itEnergy.kilowattHours * 1000
            / (placement.end - placement.start).hours
        #expect(watts <= 125)
        #expect(throws: Diagnostic.self) {
            try scheduler.submit(isDryRun: true) {
                $0.cap = fixed
                $0.wattsPerGPU = .any(Power(watts: 220))
                $0.deadline = at(3)
            }
        }
    }

    /// A stand-in for the driver's tool, for one device whose limit can be written, or not.
    private func tool(isAllowed: Bool) throws -> String {
        let folder = bench.path + "-tools-\(isAllowed)"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        let script = """
            #!/bin/sh
            case "$*" in
                *-pl*) \(isAllowed ? "exit 0" : "echo Insufficient Permissions; exit 4") ;;
                *) echo "0, GPU-1, 250.00, 100.00, 250.00" ;;
            esac

            """
        let path = folder + "/nvidia-smi"
        try script.write(toFile: path, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        return folder
    }

    private func serve(path: String) async throws {
        let service = try Service(
            scheduler: bench.scheduler(),
            executors: Executors(everywhere: ServiceBench(bench).executor),
            environment: ["PATH": path + ":/usr/bin:/bin"], notify: { _ in })
        let work = Task { try await service.run(untilEmpty: false) }
        let before = try scheduler.regionRecord("home").region.powerCaps.finding
        while try scheduler.regionRecord("home").region.powerCaps.finding == before {
            try await Task.sleep(for: .milliseconds(20))
        }
        work.cancel()
        try await work.value
    }

    @Test func `a service detects whether it may set caps, and plans follow`() async throws {
        try await serve(path: tool(isAllowed: false))
        let refused = try #require(throws: Diagnostic.self) {
            try submit(.fixed(Power(watts: 150)))
        }
        #expect(refused.description.contains("Insufficient Permissions"))
        try await serve(path: tool(isAllowed: true))
        #expect(try cap(submit()) != nil)
        try await serve(path: "/nowhere")
        #expect(try cap(submit()) == nil)
    }
}

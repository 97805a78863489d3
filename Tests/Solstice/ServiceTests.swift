import SolsticeTesting
import Foundation
import Solstice
import SolsticeExecution
import Testing

@Suite(.timeLimit(.minutes(20))) struct ServiceTests {
    private let bench: Workbench
    private let scheduler: Scheduler

    init() throws {
        bench = try Workbench()
        scheduler = try bench.home()
    }

    @Test func `a queue runs to its end, every job once`() async throws {
        for _ in 0..<12 { try scheduler.submitAtLeisure { $0.gpus = 4 } }
        let service = try ServiceBench(bench)
        try await service.runUntilEmpty()
        let records = try scheduler.queue(includingFinal: true)
        #expect(records.map(\.job.state) == Array(repeating: .succeeded, count: 12))
        let launches = await service.executor.launches
        #expect(launches.count == 12)
        #expect(Set(launches.map(\.attemptKey)).count == 12)
        for id in (1...12).map(JobID.init(_:)) {
            let attempts = try scheduler.record(id).attempts
            #expect(attempts.map(\.outcome) == [.exited(0)])
            #expect(
                try scheduler.events(id).map(\.to)
                    == [.queued, .planned, .starting, .running, .succeeded])
        }
        #expect(service.notices.filter { $0.hasPrefix("started") }.count == 12)
        #expect(service.notices.filter { $0.hasSuffix("succeeded") }.count == 12)
    }

    @Test func `a job does not start before its planned moment`() async throws {
        try scheduler.submitAtLeisure()
        try await ServiceBench(bench).runUntilEmpty()
        let attempt = try #require(try scheduler.record(1).attempts.first)
        #expect(attempt.startedAt >= at(2))
        #expect(try #require(attempt.endedAt) >= attempt.startedAt + TimeSpan(hours: 2))
    }

    @Test(arguments: [
        (["exit", "3"], Attempt.Outcome.exited(3), "exit status 3"),
        (["signal", "9"], .signalled(9), "ended by signal 9"),
        (["missing"], .neverStarted("command not found"), "never started: command not found"),
    ])
    func `a job that goes wrong fails with the reason`(
        command: [String], outcome: Attempt.Outcome, reason: String
    ) async throws {
        try scheduler.submitAtLeisure { $0.command = command }
        try scheduler.submitAtLeisure()
        try await ServiceBench(bench).runUntilEmpty()
        let record = try scheduler.record(1)
        #expect(record.job.state == .failed)
        #expect(record.attempts.map(\.outcome) == [outcome])
        #expect(try scheduler.events(1).last?.reason == reason)
        #expect(try scheduler.state(of: 2) == .succeeded)
    }

    @Test func `a job receives its command and its environment`() async throws {
        try scheduler.setHomeCaps(.nvidiaSMI)
        try scheduler.submitAtLeisure {
            $0.command = ["train", "--epochs", "90"]
            $0.executablePath = "/opt/train"
            $0.cap = .fixed(Power(watts: 150))
        }
        let service = try ServiceBench(bench)
        try await service.runUntilEmpty()
        let launch = try #require(await service.executor.launches.first)
        #expect(launch.command == ["train", "--epochs", "90"])
        #expect(launch.executablePath == "/opt/train")
        #expect(
            launch.environment == [
                "PATH": "/bin", "SOLSTICE_JOB_ID": "1", "SOLSTICE_REGION": "home",
                "SOLSTICE_DEADLINE": "2022-08-28T00:00:00Z", "SOLSTICE_POWER_CAP_WATTS": "150",
                "CUDA_VISIBLE_DEVICES": "0", "CUDA_DEVICE_ORDER": "PCI_BUS_ID",
                "SOLSTICE_VARIANT": "v100",
            ])
        #expect(launch.folder.hasPrefix(scheduler.attemptsFolder + "/"))
    }

    @Test func `a second service is refused, and the first is named`() throws {
        let service = try ServiceBench(bench)
        let first = try Service(
            scheduler: scheduler, executors: Executors(everywhere: service.executor),
            environment: [:]
        ) { _ in }
        let refused = try #require(throws: Diagnostic.self) {
            _ = try Service(
                scheduler: scheduler, executors: Executors(everywhere: service.executor),
                environment: [:]
            ) { _ in }
        }
        withExtendedLifetime(first) {}
        #expect(refused.kind == .tryAgain)
        #expect(
            refused.problem.description.hasSuffix(
                "process \(ProcessInfo.processInfo.processIdentifier)"))
    }

    @Test func `another service may run after the first`() async throws {
        try await ServiceBench(bench).runUntilEmpty()
        try await ServiceBench(bench).runUntilEmpty()
    }

    @Test func `jobs of a region where nothing can be started are left alone`() async throws {
        try scheduler.add("north", zone: "NORTH")
        try scheduler.lay(Grid.nights(zone: "NORTH"))
        try scheduler.submitAtLeisure {
            $0.regions = ["north"]
            $0.deadline = nil
        }
        let service = try ServiceBench(bench)
        try await service.runUntilEmpty()
        #expect(service.notices == ["left alone [1] in north"])
        #expect(try scheduler.state(of: 1) == .planned)
    }

    @Test func `a held job is not started`() async throws {
        try scheduler.submitAtLeisure()
        try scheduler.hold(1)
        try await ServiceBench(bench).runUntilEmpty()
        #expect(try scheduler.state(of: 1) == .held)
    }
}

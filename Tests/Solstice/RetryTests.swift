import SolsticeTesting
import SolsticeExecution
import Testing

@testable import Solstice
import SolsticePresentation

@Suite struct RetryTests {
    private let bench: Workbench
    private let scheduler: Scheduler
    private let steps: StepBench

    init() throws {
        bench = try Workbench()
        scheduler = try bench.home()
        steps = StepBench(bench)
    }

    @Test func `a failed job is retried as requested, at growing intervals`() async throws {
        try scheduler.submit {
            $0.command = ["exit", "3"]
            $0.duration = .any(.hour)
            $0.retries = 2
            $0.deadline = nil
        }
        for hour in stride(from: 0, through: 4, by: 0.01) { try await steps.settle(at: hour) }
        let record = try bench.scheduler(at: at(4)).record(1)
        #expect(record.job.state == .failed)
        #expect(record.attempts.map(\.purpose) == [.start, .retry, .retry])
        #expect(record.attempts.map(\.outcome) == Array(repeating: .exited(3), count: 3))
        let waits = zip(record.attempts, record.attempts.dropFirst()).compactMap { first, second in
            first.endedAt.map { (second.startedAt - $0).seconds }
        }
        #expect(waits.count == 2 && waits[0] >= 30 && waits[1] >= 60 && waits[1] < 180)
        #expect(
            try scheduler.events(1).contains { $0.reason == "exit status 3; retry 2 of 2" })
    }

    @Test func `holding a job that waits for its retry gives it no further retries`() async throws {
        try scheduler.submit {
            $0.command = ["exit", "3"]
            $0.duration = .any(.hour)
            $0.retries = 1
            $0.deadline = nil
        }
        for hour in stride(from: 0, through: 8, by: 0.01) {
            try await steps.settle(at: hour)
            let moment = try bench.scheduler(at: at(hour))
            let record = try moment.record(1)
            if record.job.state == .planned && !record.attempts.isEmpty {
                try moment.hold(1)
                _ = try moment.release(1)
            }
        }
        let record = try bench.scheduler(at: at(8)).record(1)
        #expect(record.job.state == .failed)
        #expect(record.attempts.map(\.purpose) == [.start, .retry])
    }

    @Test func `a lost job is retried only if requested`() async throws {
        for retries in [0, 1] {
            try scheduler.submit {
                $0.retries = retries
                $0.deadline = nil
            }
        }
        try await steps.settle(at: 0)
        #expect(try scheduler.state(of: 2) == .running)
        // Another machine knows nothing of them.
        let other = StepBench(bench)
        try await other.settle(at: 1)
        #expect(try scheduler.state(of: 1) == .lost)
        #expect(try scheduler.state(of: 2) == .planned)
        try await other.settle(at: 1.1)
        try await other.settle(at: 4)
        #expect(try scheduler.state(of: 2) == .succeeded)
    }

    @Test func `a user restarts a failed job with all its retries`() async throws {
        try scheduler.submit {
            $0.command = ["exit", "3"]
            $0.deadline = at(3)
        }
        try await steps.settle(at: 1)
        let late = try await steps.settle(at: 4)
        #expect(try late.state(of: 1) == .failed)
        let refusal = try #require(throws: Diagnostic.self) { _ = try late.retry(1) }
        #expect(refusal.remedy?.text(.commandLine).contains("--deadline") == true)
        #expect(try late.state(of: 1) == .failed)
        let record = try late.retry(1, deadline: at(48))
        #expect(record.job.state == .planned)
        let start = try #require(record.plan).placement.start
        #expect(start >= at(4))
        try await steps.settle(at: (start - at(0)).hours)
        #expect(try late.record(1).attempts.map(\.purpose) == [.start, .start])
    }

    @Test func `a job that succeeded or is unfinished cannot be restarted`() async throws {
        try scheduler.submit { $0.deadline = nil }
        #expect(throws: Diagnostic.self) { _ = try scheduler.retry(1) }
        try await steps.settle(at: 0)
        let late = try await steps.settle(at: 3)
        #expect(try late.state(of: 1) == .succeeded)
        #expect(throws: Diagnostic.self) { _ = try late.retry(1) }
    }

    @Test func `a retry's deadline is checked like a submission's`() async throws {
        try scheduler.submit {
            $0.command = ["exit", "3"]
            $0.deadline = at(3)
        }
        try await steps.settle(at: 1)
        let late = try await steps.settle(at: 4)
        #expect(try late.state(of: 1) == .failed)
        let refusal = try #require(throws: Diagnostic.self) {
            _ = try late.retry(1, deadline: at(4) + .day * 366 * 6)
        }
        #expect(refusal.description.contains("five years"), "\(refusal)")
        #expect(try late.state(of: 1) == .failed)
        #expect(try late.record(1).job.specification.deadline == at(3))
    }

    @Test func `no device is assigned twice`() async throws {
        for _ in 0..<3 {
            try scheduler.submit {
                $0.gpus = 3
                $0.deadline = nil
            }
        }
        try await steps.settle(at: 0)
        let running = try scheduler.queue().filter { $0.job.state == .running }.map(\.job.id)
        #expect(running == [1, 2])
        #expect(try #require(scheduler.record(1).attempts.first).devices == [0, 1, 2])
        #expect(try #require(scheduler.record(2).attempts.first).devices == [3, 4, 5])
        let launches = await steps.executor.launches
        #expect(launches.map { $0.environment["CUDA_VISIBLE_DEVICES"] } == ["0,1,2", "3,4,5"])
        try await steps.settle(at: 2)
        #expect(try #require(scheduler.record(3).attempts.first).devices == [0, 1, 2])
    }
}

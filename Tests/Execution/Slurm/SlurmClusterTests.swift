import SolsticeTestSupport
import Foundation
import Glibc
import SolsticeDomain
import Testing

@testable import SolsticeExecution

/// What happens to attempts when things go wrong around them. One test after the other: they fill
/// the cluster, and kill its controller.
@Suite(.serialized, .enabled(if: TestCluster.west != nil, TestCluster.absence))
struct SlurmClusterTests {
    private let subject: SlurmSubject
    private let cluster: TestCluster

    init() throws {
        cluster = try #require(TestCluster.west)
        subject = try SlurmSubject(cluster)
    }

    @Test func `a job submitted before a crash is found by its comment`() async throws {
        try await closeNode()
        let request = subject.request(.exits(code: 0))
        try await cluster.submitBehindItsBack(request)
        #expect(await subject.executor.poll(request.attempt) == .pending)
        try await subject.executor.start(request)
        #expect(try await cluster.jobs(of: request).count == 1)
        try await openNode()
        #expect(try await subject.end(of: request).isSuccess)
        #expect(await subject.runCount(request) == 1)
    }

    @Test func `a job that began before a crash keeps running`() async throws {
        let request = subject.request(.waitsToGo)
        try await cluster.submitBehindItsBack(request)
        try await eventually("it runs") { await subject.runCount(request) == 1 }
        try await subject.executor.start(request)
        try await subject.go(request)
        #expect(try await subject.end(of: request).isSuccess)
        #expect(await subject.runCount(request) == 1)
        #expect(try await cluster.jobs(of: request).count == 1)
    }

    @Test func `if two jobs exist for one attempt, one of them runs`() async throws {
        let request = subject.request(.waitsToGo)
        try await cluster.submitBehindItsBack(request)
        try await cluster.submitBehindItsBack(request)
        try await eventually("one of them gives up") {
            try await cluster.jobs(of: request).count { $0.stage == .over } == 1
        }
        #expect(await subject.isRunning(request))
        try await subject.go(request)
        #expect(try await subject.end(of: request).isSuccess)
        #expect(await subject.runCount(request) == 1)
    }

    @Test func `six executors starting one attempt at once run it once`() async throws {
        let request = subject.request(.exits(code: 0))
        try await withThrowingTaskGroup { group in
            for _ in 0..<6 {
                group.addTask { try await cluster.executor().start(request) }
            }
            try await group.waitForAll()
        }
        #expect(try await subject.end(of: request).isSuccess)
        #expect(await subject.runCount(request) == 1)
        #expect(try await cluster.jobs(of: request).count == 1)
    }

    @Test func `an attempt is known to its own cluster only`() async throws {
        let request = subject.request(.waitsToGo)
        try await subject.executor.start(request)
        let east = try #require(TestCluster.east)
        #expect(try await east.jobs(of: request).isEmpty)
        #expect(try await cluster.jobs(of: request).count == 1)
        try await subject.executor.cancel(request.attempt, grace: .zero)
        _ = try await subject.end(of: request)
    }

    @Test func `no GPUs are requested from a cluster without any`() async throws {
        let request = subject.request(.exits(code: 0))
            .with(accelerators: AcceleratorHold(accelerator: "a100", count: 2))
        #expect(try await subject.run(request).isSuccess)
    }

    @Test func `a pending attempt can be held, released and cancelled without running`()
        async throws
    {
        try await closeNode()
        let request = subject.request(.exits(code: 0))
        try await subject.executor.start(request)
        #expect(await subject.executor.poll(request.attempt) == .pending)
        try await subject.executor.pause(request.attempt)
        #expect(try await cluster.description(of: request).contains("JobHeldUser"))
        try await subject.executor.resume(request.attempt)
        #expect(try await !cluster.description(of: request).contains("JobHeld"))
        try await subject.executor.cancel(request.attempt, grace: .hour)
        let exit = try await subject.end(of: request)
        #expect(exit.outcome == .signalled(number: 15))
        let other = subject.request(.exits(code: 0))
        try await subject.executor.start(other)
        try await scancel(other)
        try await openNode()
        guard case .neverStarted(126, let reason) = try await subject.end(of: other).outcome else {
            Issue.record("somebody cancelled it, and nobody says so")
            return
        }
        #expect(reason.contains("CANCELLED"))
        #expect(await subject.runCount(request) + subject.runCount(other) == 0)
    }

    @Test func `a job cancelled by someone else has not succeeded, whatever it returns`()
        async throws
    {
        let request = subject.jobs.shell(
            "trap 'echo saved; exit 0' TERM; echo ready; while :; do sleep 0.05; done")
        try await subject.executor.start(request)
        try await eventually("it runs") { subject.output(of: request) == "ready\n" }
        try await scancel(request)
        let exit = try await subject.end(of: request)
        #expect(exit.outcome == .signalled(number: 15))
        let output = subject.output(of: request)
        #expect(output.contains("saved\n"))
        #expect(output.contains("ended as CANCELLED"))
        // It is remembered when Slurm has long forgotten it.
        #expect(await cluster.executor().poll(request.attempt) == .ended(exit))
    }

    @Test func `a job requeued by someone else is still the same attempt`()
        async throws
    {
        let request = try await subject.begin(.waitsToGo)
        let job = try #require(try await cluster.jobs(of: request).first)
        try await update("jobid=\(job.number)", "requeue=1")
        _ = try await cluster.commands.answer("scontrol", ["requeue", "\(job.number)"])
        try await eventually("it runs again") {
            try #require(await subject.isUnderWay(request))
            return await subject.runCount(request) == 2
        }
        try await subject.go(request)
        #expect(try await subject.end(of: request).isSuccess)
    }

    @Test func `jobs survive their controller and are not reported as gone`() async throws {
        let request = try await subject.begin(.waitsToGo)
        let done = try await subject.begin(.exits(code: 4))
        let exit = try await subject.end(of: done)
        let waiting = subject.request(.exits(code: 0))
        let executor = cluster.executor(timeout: .seconds(2))
        try await killController(runningOnly: request)
        guard case .unreachable = await executor.poll(request.attempt) else {
            Issue.record("the controller is dead, and somebody answers for it")
            return
        }
        #expect(await executor.poll(done.attempt) == .ended(exit))
        let error = await #expect(throws: Diagnostic.self) { try await executor.start(waiting) }
        #expect(error?.kind == .tryAgain)
        await #expect(throws: Diagnostic.self) { try await executor.pause(request.attempt) }
        try await cluster.startController()
        try await eventually("it answers") { await subject.isRunning(request) }
        try await subject.go(request)
        #expect(try await subject.end(of: request).isSuccess)
        #expect(try await subject.run(waiting).isSuccess)
        #expect(await subject.runCount(waiting) == 1)
    }

    @Test func `an end is detected while the controller is down`() async throws {
        let request = try await subject.begin(.waitsToGo)
        try await killController(runningOnly: request)
        try await subject.go(request)
        try await eventually("it ends") {
            subject.scratch.contains("\(request.attemptKey)/exit.json")
        }
        let exit = try await subject.end(of: request)
        #expect(exit.isSuccess)
        try await cluster.startController()
    }

    @Test func `a controller that hangs is unreachable within the limit`() async throws {
        let request = try await subject.begin(.waitsToGo)
        try cluster.signalController(SIGSTOP)
        let executor = cluster.executor(timeout: .seconds(1))
        guard case .unreachable(let reason) = await executor.poll(request.attempt) else {
            Issue.record("the controller stands still, and somebody answers for it")
            return
        }
        #expect(reason.contains("squeue gave no answer within 1.0 seconds"))
        try cluster.signalController(SIGCONT)
        try await subject.go(request)
        #expect(try await subject.end(of: request).isSuccess)
    }

    @Test func `a job that left no record and is unknown to Slurm has vanished`() async throws {
        let request = subject.request(.exits(code: 0))
        let folder = SlurmFolder(path: request.folder)
        try folder.common.create()
        try folder.write(SubmissionRecord(attemptKey: request.attemptKey, jobNumber: 999_999))
        #expect(await subject.executor.poll(request.attempt) == .vanished)
        try await subject.executor.start(request)
        #expect(try await cluster.jobs(of: request).isEmpty)
    }

    /// Ends the controller by force, once it has saved that this job runs. It saves seconds later, and
    /// one that has missed the start of a job takes the job for its own double and ends it.
    private func killController(runningOnly request: LaunchRequest) async throws {
        let job = try #require(try await cluster.jobs(of: request).first)
        try await eventually("all others have ended") {
            let states = try await cluster.commands.answer("squeue", ["--noheader", "--format=%i"])
            return states == "\(job.number)\n"
        }
        let before = Date()
        try await update("jobid=\(job.number)", "name=saved")
        try await eventually("it is saved") {
            let state = "\(cluster.folder)/state/job_state"
            let attributes = try FileManager.default.attributesOfItem(atPath: state)
            return try #require(attributes[.modificationDate] as? Date) > before
        }
        try cluster.signalController(SIGKILL)
    }

    /// Lets nothing begin.
    private func closeNode() async throws {
        try await update("nodename=west-node", "state=drain", "reason=test")
    }

    private func openNode() async throws {
        try await update("nodename=west-node", "state=resume")
    }

    private func update(_ words: String...) async throws {
        _ = try await cluster.commands.answer("scontrol", ["update"] + words)
    }

    /// As its owner might do by hand.
    private func scancel(_ request: LaunchRequest) async throws {
        let job = try #require(try await cluster.jobs(of: request).first)
        _ = try await cluster.commands.answer("scancel", ["\(job.number)"])
    }
}

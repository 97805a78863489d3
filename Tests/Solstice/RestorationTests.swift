import Foundation
import SolsticeExecution
import Testing

@testable import Solstice

/// Databases restored from backups, beside the folders of attempts that were made since.
@Suite(.timeLimit(.minutes(20))) struct RestorationTests {
    private let bench: Workbench
    private let scheduler: Scheduler
    private var backup: String { bench.path + ".backup" }

    init() throws {
        bench = try Workbench()
        scheduler = try bench.home()
    }

    private func backUp() throws {
        _ = try DatabaseBackup(of: bench.path).write(to: backup, replacing: false)
    }

    private func restore() throws(Diagnostic) -> RestoreReport {
        let clock = SchedulerClock.fixed(at: Workbench.now)
        return try DatabaseRestoration(of: bench.path, clock: clock).run(from: backup)
    }

    /// Starts a job and leaves what its shim would: that it was started, and that it ended.
    @discardableResult
    private func runToEnd(_ job: JobID, code: Int = 0) throws -> Attempt {
        let (attempt, _) = try #require(try scheduler.claim(job, environment: [:]))
        try FileManager.default.createDirectory(
            atPath: attempt.folder, withIntermediateDirectories: true)
        let shim = #"{"bootID":"another","processID":1,"startTicks":1}"#
        try #"{"attemptKey":"\#(attempt.key)","format":1,"job":\#(shim),"shim":\#(shim)}"#
            .write(toFile: attempt.folder + "/started.json", atomically: true, encoding: .utf8)
        try
            (#"{"attemptKey":"\#(attempt.key)","exit":{"endedAtEpochSeconds":160,"outcome":"#
            + #"{"exited":{"code":\#(code)}},"startedAtEpochSeconds":100},"format":1}"#)
            .write(toFile: attempt.folder + "/exit.json", atomically: true, encoding: .utf8)
        return attempt
    }

    /// Lets a service look at everything that is there, with an executor that cannot start anything.
    private func settle() async throws {
        let service = try Service(
            scheduler: scheduler,
            executors: Executors(everywhere: LocalExecutor(shimCommand: ["/nowhere"])),
            environment: [:], notify: { _ in })
        try await service.settle()
    }

    @Test func `a job whose attempt is in the backup ends as its folder records`() async throws {
        try scheduler.submit()
        let attempt = try runToEnd(1, code: 7)
        try backUp()
        try await settle()
        #expect(try scheduler.state(of: 1) == .failed)
        let report = try restore()
        #expect(report.foundJobs == [] && report.heldJobs == [] && report.unknownJobs == [])
        #expect(try scheduler.state(of: 1) == .starting)
        try await settle()
        #expect(try scheduler.state(of: 1) == .failed)
        #expect(try scheduler.record(1).attempts.map(\.key) == [attempt.key])
        #expect(try scheduler.record(1).attempts.map(\.outcome) == [.exited(7)])
    }

    @Test func `a job waiting in the backup and started since is recovered`() async throws {
        try scheduler.submit()
        try backUp()
        let attempt = try runToEnd(1)
        #expect(try restore().foundJobs == [1])
        #expect(try scheduler.record(1).attempts.map(\.key) == [attempt.key])
        try await settle()
        #expect(try scheduler.state(of: 1) == .succeeded)
        #expect(try scheduler.events(1).map(\.actor).contains("restore"))
    }

    @Test func `a job held in the backup and started since stays held and is named`()
        async throws
    {
        try scheduler.submit { $0.isHeld = true }
        try backUp()
        _ = try scheduler.release(1)
        let attempt = try runToEnd(1)
        #expect(try restore().heldJobs == [1])
        #expect(try scheduler.state(of: 1) == .held)
        // Released, it is found by its key and not run.
        _ = try scheduler.release(1)
        #expect(try scheduler.claim(1, environment: [:])?.0.key == attempt.key)
        try await settle()
        #expect(try scheduler.state(of: 1) == .succeeded)
    }

    @Test func `numbers of jobs submitted after the backup are not reused`()
        throws
    {
        try scheduler.submit()
        try backUp()
        try scheduler.submit()
        try scheduler.submit()
        try runToEnd(2)
        let report = try restore()
        #expect(report.unknownJobs == [2] && report.runningUnknownJobs == [])
        #expect(report.jobCount == 1)
        #expect(try scheduler.submit().record.job.id == 4)
    }

    @Test func `files beside the database that belong to another one are ignored`() throws {
        try scheduler.submit()
        try backUp()
        let attempt = try runToEnd(1)
        let other = attempt.folder.replacing(attempt.key, with: "job-1-1-ffffffffffff")
        try FileManager.default.moveItem(atPath: attempt.folder, toPath: other)
        #expect(try restore().foundJobs == [])
        #expect(try scheduler.state(of: 1) == .planned)
    }

    @Test func `an attempt found again long after its start keeps its own times`() throws {
        let clock = SchedulerClock.system
        let real = try Scheduler(databasePath: bench.path, clock: clock)
        try real.submit { $0.deadline = nil }
        let (attempt, _) = try #require(try real.claim(1, environment: [:]))
        let exit = AttemptExit(
            outcome: .exited(code: 0), startedAt: attempt.startedAt - TimeSpan(hours: 3),
            endedAt: attempt.startedAt - TimeSpan(hours: 1))
        _ = try real.database.write {
            try Endings(context: $0).finish(attempt, report: .ended(exit))
        }
        let ended = try #require(try real.record(1).attempts.first)
        #expect(ended.startedAt == exit.startedAt && ended.endedAt == exit.endedAt)
    }

    @Test func `a newer version's database is replaced by an older backup, and kept`() throws {
        try scheduler.submit()
        try backUp()
        let kept = try #require(try restore().keptPath)
        #expect(kept.hasPrefix(String(bench.path.dropLast(3)) + "-before-restore-"))
        let again = try #require(try restore().keptPath)
        #expect(kept != again && FileManager.default.fileExists(atPath: kept))
    }
}

import SolsticeTestSupport
import Foundation
import Testing

/// Jobs that go on, start or end between a backup and its restoration.
@Suite(.timeLimit(.minutes(20))) struct RestoredJobTests {
    private let program: Program

    init() async throws {
        program = try await PreparedDatabase.open()
        _ = try await program("cancel", "1")
    }

    private func submit(_ script: String) async throws {
        let outcome = try await program.submitAtLeisure("sh", "-c", "echo run >> runs; " + script)
        try #require(outcome.status == 0, "\(outcome.errors)")
    }

    private func runUntilEmpty() async throws {
        let run = try await program("run", "--until-empty", "--clock", "36000x")
        try #require(run.status == 0, "\(run.errors)")
    }

    private func restore() async throws -> JSONObject {
        let restored = try await program("restore", "backup.db", "--json")
        try #require(restored.status == 0, "\(restored.errors)")
        return try restored.json()
    }

    private func show(_ job: Int) async throws -> JSONObject {
        try await program("show", "\(job)", "--json").json()
    }

    private func expectFailed(_ job: Int, attempts: Int = 1) async throws {
        let job = try await show(job)
        #expect(job.text("job.state") == "failed")
        #expect(job.count("attempts") == attempts)
        #expect(job.number("attempts.\(attempts - 1).outcome.status") == 7)
    }

    private var runCount: Int {
        let runs = try? String(contentsOfFile: program.folder + "/runs", encoding: .utf8)
        return runs?.count { $0 == "\n" } ?? 0
    }

    /// Bounded, so that no job outlives a failed test by long.
    private let waiting =
        "n=0; until [ -e go ] || [ $n = 3000 ]; do sleep 0.02; n=$((n+1)); done; exit 7"

    @Test(arguments: [false, true])
    func `a job running at the backup is followed to its end, once`(hasEnded: Bool) async throws {
        try await submit(waiting)
        let service = try await program.start(["run", "--clock", "36000x"])
        try await eventually("the job runs") {
            try await show(2).text("job.state") == "running" && runCount == 1
        }
        #expect(try await program("backup", "backup.db").status == 0)
        if hasEnded {
            try program.write("", to: "go")
            try await eventually("the job ends") {
                try await show(2).text("job.state") == "failed"
            }
        }
        service.interrupt()
        _ = try await service.end()
        _ = try await restore()
        #expect(try await show(2).text("job.state") == "running")
        if !hasEnded { try program.write("", to: "go") }
        try await runUntilEmpty()
        try await expectFailed(2)
        #expect(runCount == 1)
    }

    @Test(arguments: [false, true])
    func `a job that was started after the backup is not started again`(isRunning: Bool)
        async throws
    {
        try await submit(isRunning ? waiting : "exit 7")
        #expect(try await program("backup", "backup.db").status == 0)
        let service = try await program.start(["run", "--clock", "36000x"])
        try await eventually("the job has begun") {
            try await show(2).text("job.state") == (isRunning ? "running" : "failed")
                && runCount == 1
        }
        service.interrupt()
        _ = try await service.end()
        let restored = try await restore()
        #expect(restored.number("restored.foundJobs.0") == 2)
        #expect(try await show(2).text("job.state") == "starting")
        try program.write("", to: "go")
        try await runUntilEmpty()
        try await expectFailed(2)
        #expect(runCount == 1)
    }

    @Test func `a job retried after the backup is not retried again`() async throws {
        let outcome = try await program.submitAtLeisure(
            "sh", "-c", "echo run >> runs; exit 7", options: ["--retries", "1"])
        try #require(outcome.status == 0, "\(outcome.errors)")
        #expect(try await program("backup", "backup.db").status == 0)
        try await runUntilEmpty()
        try await expectFailed(2, attempts: 2)
        _ = try await restore()
        try await runUntilEmpty()
        try await expectFailed(2, attempts: 2)
        #expect(runCount == 2)
    }

    @Test func `the number of a job unknown to the backup is not reused`()
        async throws
    {
        #expect(try await program("backup", "backup.db").status == 0)
        try await submit("exit 7")
        try await submit("exit 7")
        try await runUntilEmpty()
        // The replaced database need not be there for that.
        try FileManager.default.removeItem(atPath: program.database)
        let restored = try await restore()
        #expect(restored.number("restored.unknownJobs.0") == 2)
        #expect(restored.number("restored.unknownJobs.1") == 3)
        try await submit("exit 0")
        try await runUntilEmpty()
        #expect(try await program("show", "2").errors.contains("there is no job 2"))
        #expect(try await show(4).text("job.state") == "succeeded")
        #expect(runCount == 3)
    }
}

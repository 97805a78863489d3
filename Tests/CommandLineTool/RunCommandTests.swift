import SolsticeTestSupport
import Foundation
import Testing

@Suite(.timeLimit(.minutes(20))) struct RunCommandTests {
    private let program: Program

    init() async throws {
        program = try await PreparedDatabase.open()
        _ = try await program("cancel", "1")
    }

    private func submit(_ script: String) async throws {
        let outcome = try await program.submitAtLeisure("sh", "-c", script)
        try #require(outcome.status == 0, "\(outcome.errors)")
    }

    private func runUntilEmpty() async throws -> Program.Outcome {
        try await program("run", "--until-empty", "--clock", "36000x")
    }

    private func state(of job: Int) async throws -> String? {
        try await program("show", "\(job)", "--json").json().text("job.state")
    }

    @Test func `a job runs to its end, and its output is kept`() async throws {
        try await submit("echo to the log; echo as well >&2; echo $SOLSTICE_JOB_ID at $PWD")
        let run = try await runUntilEmpty()
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("job 2 sh started in home"))
        #expect(!run.output.utf8.contains(0x1B))
        let waited = try await program("wait", "2", "--json")
        #expect(waited.status == 0)
        let json = try waited.json()
        #expect(json.text("jobs.0.job.state") == "succeeded")
        #expect(json.text("jobs.0.attempts.0.outcome.kind") == "exited")
        #expect(json.number("jobs.0.attempts.0.outcome.status") == 0)
        #expect(json.text("jobs.0.realised.energySource") == "modelled")
        let logs = try await program("logs", "2")
        #expect(logs.output == "to the log\nas well\n2 at \(program.folder)\n")
        #expect(try await program("logs", "-f", "2").output == logs.output)
    }

    @Test func `waiting for a job that fails exits with 1`() async throws {
        try await submit("echo out of memory; exit 3")
        #expect(try await runUntilEmpty().status == 0)
        let waited = try await program("wait", "2", "--json")
        #expect(waited.status == 1)
        #expect(try waited.json().text("jobs.0.job.state") == "failed")
        #expect(try waited.json().number("jobs.0.attempts.0.outcome.status") == 3)
    }

    @Test func `a running service's JSON output is one object for each ended job`() async throws {
        try await submit("true")
        let run = try await program("run", "--until-empty", "--clock", "36000x", "--json")
        #expect(try run.json().text("job.state") == "succeeded")
    }

    @Test func `after Ctrl-C the job continues, and the next service finds its end`() async throws {
        // Bounded, so that it does not outlive a failed test by long.
        try await submit(
            "echo begun; n=0; until [ -e go ] || [ $n = 3000 ]; do sleep 0.02; n=$((n+1)); done; "
                + "echo done; exit 7")
        let service = try await program.start(["run", "--clock", "36000x"])
        try await eventually("the job runs") { try await state(of: 2) == "running" }
        service.interrupt()
        let stopped = try await service.end()
        #expect(stopped.status == 0)
        #expect(stopped.errors.contains("running jobs go on"))
        #expect(try await state(of: 2) == "running")
        try program.write("", to: "go")
        #expect(try await runUntilEmpty().status == 0)
        let json = try await program("show", "2", "--json").json()
        #expect(json.text("job.state") == "failed")
        #expect(json.number("attempts.0.outcome.status") == 7)
        #expect(json.count("attempts") == 1)
        #expect(try await program("logs", "2").output == "begun\ndone\n")
    }

    @Test func `a second service is refused, and the first is named`() async throws {
        try await submit("true")
        let first = try await program.start(["run"])
        try await eventually("the first service works") { first.output.contains("waits until") }
        let second = try await program("run", "--until-empty")
        #expect(second.status == 75)
        #expect(second.errors.contains("another service runs on"))
        first.interrupt()
        #expect(try await first.end().status == 0)
    }

    @Test func `a running job is cancelled with its processes`() async throws {
        try await submit("echo begun; sleep 60; echo never")
        let service = try await program.start(["run", "--until-empty", "--clock", "36000x"])
        try await eventually("the job has begun") {
            try await program("logs", "2").output == "begun\n"
        }
        #expect(try await program("cancel", "2").status == 0)
        #expect(try await service.end().status == 0)
        let json = try await program("show", "2", "--json").json()
        #expect(json.text("job.state") == "cancelled")
        #expect(json.text("attempts.0.outcome.kind") == "signalled")
        #expect(try await program("logs", "2").output == "begun\n")
    }
}

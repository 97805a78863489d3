import SolsticeTestSupport
import Foundation
import Testing

@Suite(.timeLimit(.minutes(20))) struct PausingCommandTests {
    private let program: Program

    init() async throws {
        program = try await PreparedDatabase.open()
        _ = try await program("cancel", "1")
    }

    private func submit(_ options: [String], _ script: String) async throws {
        let outcome = try await program.run(
            ["submit", "--gpu-type", "v100", "--cap", "none"] + options
                + ["--", "sh", "-c", script])
        try #require(outcome.status == 0, "\(outcome.errors)")
    }

    private func run() async throws -> Program.Outcome {
        let outcome = try await program("run", "--until-empty", "--clock", "7200x")
        try #require(outcome.status == 0, "\(outcome.errors)")
        return outcome
    }

    @Test func `a job is asked to save its work for a pause and is restarted after it`()
        async throws
    {
        try await submit(
            [
                "--hours", "6", "--deadline", "+36h", "--pausable", "--pause-by", "checkpoint",
                "--pause-grace", "1h",
            ],
            """
            trap 'echo saved; exit 0' TERM
            echo "begins, resume ${SOLSTICE_RESUME:-no}"
            [ -n "$SOLSTICE_RESUME" ] && exit 0
            while :; do sleep 0.05; done
            """)
        let output = try await run().output
        #expect(output.contains("job 2 pauses until 2022-03-02T0"))
        let job = try await program("show", "2", "--json").json()
        #expect(job.text("job.state") == "succeeded")
        #expect(job.text("job.pauseBy") == "checkpoint")
        #expect(job.number("job.pauseGraceSeconds") == 3600)
        #expect(job.text("attempts.0.purpose") == "start")
        #expect(job.text("attempts.1.purpose") == "resume")
        // The shell may also tell of the sleep that was ended beneath it.
        let log = try await program("logs", "2").output.split(separator: "\n").map(String.init)
        let said = log.filter { $0.hasPrefix("begins") || $0 == "saved" }
        #expect(said == ["begins, resume no", "saved", "begins, resume 1"])
    }

    @Test func `a job is stopped for a pause and continues after it`() async throws {
        // It works for as long as it is not stopped, and ends in the second night.
        try await submit(
            ["--hours", "6", "--deadline", "+36h", "--pausable"],
            "while [ ! -e go ]; do sleep 0.05; done; echo done")
        async let running = run()
        try await eventually("it pauses") {
            try await program("show", "2", "--json").json().text("job.state") == "paused"
        }
        try program.write("", to: "go")
        _ = try await running
        let job = try await program("show", "2", "--json").json()
        #expect(job.text("job.state") == "succeeded")
        #expect(job.text("attempts.0.pauses.0.end") != nil)
        #expect(job.text("attempts.1.purpose") == nil)
        let ended = try #require(job.text("attempts.0.endedAt"))
        #expect(ended > "2022-03-02T02")
    }

    @Test func `a failed job is retried, and logs can show both attempts`() async throws {
        try await submit(
            ["--hours", "1", "--retries", "1"],
            "if [ -e tried ]; then echo well; else echo ill; touch tried; exit 3; fi")
        let output = try await run().output
        #expect(output.contains("job 2 went wrong and is tried again at 2022-03-0"))
        #expect(try await program("logs", "2").output == "well\n")
        #expect(try await program("logs", "2", "--all").output == "ill\nwell\n")
    }

    @Test func `a failed job is restarted by hand`() async throws {
        try await submit(
            ["--hours", "1"], "[ -e tried ] && exit 0; touch tried; exit 3")
        _ = try await run()
        let retried = try await program("retry", "2", "--json").json()
        #expect(retried.text("job.state") == "planned")
        _ = try await run()
        #expect(
            try await program("show", "2", "--json").json().text("job.state") == "succeeded")
        #expect(try await program("retry", "2").status == 64)
    }

    @Test(arguments: ["--pause-by", "--pause-grace", "--resume-cost"])
    func `pause options require a pausable job`(option: String) async throws {
        let value = option == "--pause-by" ? "stop" : "5m"
        let refused = try await program.submitAtLeisure("true", options: [option, value])
        #expect(refused.status == 64)
        #expect(refused.errors.contains("add --pausable, or leave \(option) out"))
    }

    @Test func `a job file accepts pause options and retries too`() async throws {
        try program.write(
            #"{"name":"f","hours":6,"gpuType":"v100","deadline":"+36h","pausable":true,"#
                + #""pauseBy":"checkpoint","pauseGrace":"90s","retries":4,"command":["true"]}"#,
            to: "jobs.jsonl")
        let job = try await program("submit", "--file", "jobs.jsonl", "--json").json()
        #expect(job.text("jobs.0.job.pauseBy") == "checkpoint")
        #expect(job.number("jobs.0.job.pauseGraceSeconds") == 90)
        #expect(job.number("jobs.0.job.retries") == 4)
    }
}

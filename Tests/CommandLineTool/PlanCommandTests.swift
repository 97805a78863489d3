import SolsticeTestSupport
import Testing

/// `solstice plan` as people and programs call it.
@Suite struct PlanCommandTests {
    /// A region for one GPU, whose clean hours two jobs want.
    private func contested() async throws -> Program {
        let program = try await PreparedDatabase.open()
        _ = try await program("cancel", "1")
        for arguments in [
            ["region", "set", "home", "--capacity", "v100=1"],
            [
                "submit", "--name", "small", "--hours", "1", "--gpu-type", "v100",
                "--watts-per-gpu", "100", "--deadline", "+1d", "--", "true",
            ],
            [
                "submit", "--name", "large", "--hours", "4", "--gpu-type", "v100",
                "--watts-per-gpu", "900", "--deadline", "+1d", "--cap", "none", "--", "true",
            ],
        ] {
            let outcome = try await program.run(arguments)
            try #require(outcome.status == 0, "\(outcome.errors)")
        }
        return program
    }

    @Test func `the job that gains most gets the clean hours`() async throws {
        let program = try await contested()
        let before = try await program("show", "large", "--json").json()
        #expect(before.text("placement.segments.0.start") != "2022-03-01T02:00:00Z")
        let plan = try await program("plan", "--effort", "quick", "--json")
        #expect(plan.status == 0)
        #expect(plan.errors.isEmpty)
        #expect(try #require(try plan.json().number("plan.gap")) >= 0)
        #expect(try plan.json().text("plan.effort") == "quick")
        let after = try await program("show", "large", "--json").json()
        #expect(after.text("placement.segments.0.start") == "2022-03-01T02:00:00Z")
        #expect(try await program("doctor", "--plan").status == 0)
    }

    @Test func `a chart draws each region's jobs, and JSON is unaffected`() async throws {
        let program = try await contested()
        let terminal = ["CLICOLOR_FORCE": "1", "NO_COLOR": "1", "COLUMNS": "80"]
        for verb in [["plan", "--effort", "quick"], ["plan", "--dry-run"], ["status"]] {
            let drawn = try await program.run(verb + ["--chart"], environment: terminal)
            #expect(drawn.output.contains("home, v100: 2 jobs, at most 1 of 1 at once"), "\(verb)")
            #expect(drawn.output.contains("━"))
        }
        let piped = try await program("status", "--chart")
        #expect(piped.output.contains("region\taccelerator\tcapacity\t"))
        let json = try await program("status", "--chart", "--json")
        #expect(json.output == (try await program("status", "--json").output))
    }

    @Test func `a dry run shows what would move and writes nothing`() async throws {
        let program = try await contested()
        let before = program.bytes()
        let plan = try await program("plan", "--dry-run", "--effort", "quick", "--json")
        #expect(try plan.json().number("plan.moved") == 2)
        #expect(try plan.json().text("plan.placements.0.previous.region") == "home")
        #expect(program.bytes() == before)
    }

    @Test func `a plan that is no better is not saved`() async throws {
        let program = try await contested()
        _ = try await program("plan", "--effort", "quick")
        let again = try await program("plan", "--effort", "quick", "--json").json()
        #expect(again.isNull("plan.id"))
        #expect(again.number("plan.moved") == 0)
    }

    @Test func `an empty queue is planned too`() async throws {
        let program = try await PreparedDatabase.open()
        _ = try await program("cancel", "1")
        let plan = try await program("plan", "--json")
        #expect(plan.status == 0)
        #expect(try plan.json().count("plan.placements") == 0)
    }

    @Test func `a higher priority gets the clean hours`() async throws {
        let program = try await contested()
        _ = try await program("cancel", "large")
        _ = try await program(
            "submit", "--name", "dear", "--hours", "4", "--gpu-type", "v100", "--watts-per-gpu",
            "100", "--deadline", "+1d", "--cap", "none", "--priority", "9", "--", "true")
        _ = try await program(
            "submit", "--name", "usual", "--hours", "4", "--gpu-type", "v100", "--watts-per-gpu",
            "110", "--deadline", "+1d", "--cap", "none", "--", "true")
        _ = try await program("plan", "--effort", "quick")
        let dear = try await program("show", "dear", "--json").json()
        #expect(dear.text("placement.segments.0.start") == "2022-03-01T02:00:00Z")
    }
}

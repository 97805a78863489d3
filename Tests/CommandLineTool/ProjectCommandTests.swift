import SolsticeTestSupport
import Testing

@Suite(.timeLimit(.minutes(20))) struct ProjectCommandTests {
    @Test func `the final run is marked afterwards, and the report states it apart`() async throws {
        let program = try await PreparedDatabase.open()
        _ = try await program("cancel", "1")
        for name in ["first-try", "last-try"] {
            let submitted = try await program.submitAtLeisure(
                "true", options: ["--name", name, "--project", "paper"])
            try #require(submitted.status == 0, "\(submitted.errors)")
        }
        let run = try await program("run", "--until-empty", "--clock", "36000x")
        try #require(run.status == 0, "\(run.errors)")
        let early = try await program("report", "--project", "paper", "--format", "markdown")
        #expect(early.output.contains("No run of project paper is marked as a final one"))
        #expect(early.errors.contains("solstice mark ID --final"))
        let marked = try await program("mark", "last-try", "--final")
        #expect(marked.output == "job 3 is a final run of project paper\n")
        let late = try await program("report", "--project", "paper", "--format", "latex")
        #expect(late.output.contains("The final runs of project paper (1 job) took"))
        #expect(late.output.contains("all runs, preliminary ones included (2 jobs), took"))
        #expect(late.errors == "")
        let json = try await program("report", "--project", "paper", "--json").json()
        #expect(json.number("report.finalTotals.0.jobs") == 1)
        #expect(json.number("report.preliminaryTotals.0.jobs") == 1)
        #expect(json.number("report.totals.0.jobs") == 2)
        let status = try await program("status", "--all", "--project", "paper")
        #expect(!status.output.contains("first\t") && status.output.contains("last-try"))
    }

    @Test(arguments: [
        (["report", "--project", "papr"], "did you mean paper?"),
        (["status", "--project", "papr"], "did you mean paper?"),
        (["mark", "1"], "add --final, --preliminary or --project NAME"),
        (["mark", "1", "--final", "--preliminary"], "leave one of them out"),
        (["mark", "1", "--project", "x", "--no-project"], "leave one of them out"),
        (["mark", "1", "--project", " "], "give another --project"),
        (["mark", "99", "--final"], "see: solstice status --all"),
    ])
    func `a project or a mark that makes no sense is refused with a remedy`(
        arguments: [String], words: String
    ) async throws {
        let program = try await PreparedDatabase.open()
        _ = try await program("mark", "1", "--project", "paper")
        let outcome = try await program.run(arguments)
        #expect(outcome.status == 64 && outcome.output == "")
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
    }
}

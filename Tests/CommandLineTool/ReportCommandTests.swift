import SolsticeTestSupport
import Foundation
import Testing

@Suite(.timeLimit(.minutes(20))) struct ReportCommandTests {
    /// A database whose second job has run to its end.
    private func withAnEndedJob() async throws -> Program {
        let program = try await PreparedDatabase.open()
        _ = try await program("cancel", "1")
        let submitted = try await program.submitAtLeisure("true", options: ["--name", "a_b<i>"])
        try #require(submitted.status == 0, "\(submitted.errors)")
        let run = try await program("run", "--until-empty", "--clock", "36000x")
        try #require(run.status == 0, "\(run.errors)")
        return program
    }

    @Test func `the energy statement is written in each form`() async throws {
        let program = try await withAnEndedJob()
        let json = try await program("report", "--json").json()
        #expect(json.number("report.jobs.0.job") == 2)
        #expect(json.text("report.jobs.0.sources.0.quantity") == "carbonIntensity")
        #expect(json.number("report.withoutEnergy.0.job") == 1)
        let facility = try #require(json.number("report.jobs.0.facilityEnergyKWh"))
        let energy = try #require(json.number("report.jobs.0.itEnergyKWh"))
        #expect(abs(facility - energy * (json.number("report.jobs.0.pue") ?? 0)) < 1e-9)
        for (format, sign) in [
            ("text", "emissions_grams\t"), ("markdown", "| IT energy |"),
            ("latex", "a\\_b\\textless{}i\\textgreater{}"), ("json", "\"solsticeVersion\""),
            ("html", "a_b&lt;i&gt;"),
        ] {
            let outcome = try await program("report", "--job", "a_b<i>", "--format", format)
            #expect(outcome.status == 0 && outcome.output.contains(sign), "\(format)")
        }
    }

    @Test func `a file's name decides its form, and the file is replaced`() async throws {
        let program = try await withAnEndedJob()
        for (file, start) in [
            ("s.html", "<!DOCTYPE html>"), ("s.tex", "% "), ("s.md", "## "), ("s.json", "{"),
            ("s.txt", "Energy statement"),
        ] {
            try program.write("old", to: file)
            let outcome = try await program("report", "--output", file)
            #expect(outcome.status == 0 && outcome.output == "")
            #expect(outcome.errors == "\(file) written: 1 job\n")
            let text = try String(contentsOfFile: "\(program.folder)/\(file)", encoding: .utf8)
            #expect(text.hasPrefix(start) && text.hasSuffix("\n"))
        }
    }

    @Test(arguments: [
        (["--format", "pdf"], 64, "markdown, latex"),
        (["--json", "--format", "html"], 64, "--json"),
        (["--job", "9"], 64, "9"), (["--from", "never"], 64, "--from"),
        (["--from", "2022-03-02T00:00Z", "--to", "2022-03-01T00:00Z"], 64, "--to"),
        (["--output", "no/such/folder/s.md"], 73, "--output"),
        (["--job", "1"], 69, "solstice wait 1"),
    ])
    func `a report that cannot be made is refused with a remedy`(
        arguments: [String], status: Int32, words: String
    ) async throws {
        let outcome = try await PreparedDatabase.open().run(["report"] + arguments)
        #expect(outcome.status == status, "\(outcome.errors)")
        #expect(outcome.errors.contains(words))
        #expect(outcome.output == "")
    }
}

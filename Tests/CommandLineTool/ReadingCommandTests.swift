import SolsticeTestSupport
import Foundation
import Testing

@Suite struct ReadingCommandTests {
    /// Every verb that only reads, with a key of its JSON.
    private static let reads: [([String], String)] = [
        ([], "jobs.0.job.id"), (["status"], "jobs.0.placement.region"),
        (["status", "--all"], "jobs.0.job.id"), (["show", "1"], "events.0.to"),
        (["show", "first"], "job.id"), (["explain", "1"], "byRegion.0.placement.region"),
        (["forecast", "home"], "forecast"), (["profile", "carbon", "home"], "profile.timeZone"),
        (["profile", "carbon", "NORTH"], "profile.timeZone"), (["doctor"], "findings.0.severity"),
        (["doctor", "--plan"], "violations"),
        (
            ["backtest", "--mix", "2h@12h", "--policy", "oracle", "--zone", "NORTH"],
            "backtest.results.0.shareOfOracle"
        ),
        (["region", "list"], "regions.0.id"), (["region", "show", "home"], "region.id"),
        (["region", "catalog"], "regions.0.id"), (["region"], "regions.0.id"),
        (["accelerator", "list"], "accelerators.0.id"),
        (["accelerator", "show", "v100"], "accelerator.id"), (["report"], "report.totals"),
    ]

    @Test(arguments: reads)
    func `a command that reads prints JSON and changes nothing`(
        arguments: [String], key: String
    ) async throws {
        let program = try await PreparedDatabase.open()
        let before = program.bytes()
        let outcome = try await program.run(arguments + ["--json"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try outcome.json().has(key))
        #expect(outcome.errors == "")
        #expect(program.bytes() == before)
    }

    @Test(arguments: reads)
    func `piped text has no escape sequences`(arguments: [String], key: String) async throws {
        let outcome = try await PreparedDatabase.open().run(arguments)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(!outcome.output.isEmpty)
        #expect(!outcome.output.utf8.contains(0x1B))
        #expect(outcome.errors == "")
    }

    @Test(arguments: [["status"], ["doctor"], ["show", "1"]])
    func `colour is present if requested`(arguments: [String]) async throws {
        let program = try await PreparedDatabase.open()
        let always = try await program.run(arguments + ["--color", "always"])
        #expect(always.output.utf8.contains(0x1B))
        let forced = try await program.run(arguments, environment: ["CLICOLOR_FORCE": "1"])
        #expect(forced.output.utf8.contains(0x1B))
        let never = try await program.run(
            arguments + ["--color", "never"], environment: ["CLICOLOR_FORCE": "1"])
        #expect(!never.output.utf8.contains(0x1B))
    }

    @Test func `global options may come before the command`() async throws {
        let program = try await PreparedDatabase.open()
        let other = try await program("--json", "--database", program.database, "status")
        #expect(try other.json().count("jobs") == 1)
    }

    @Test func `bare solstice shows the queue`() async throws {
        let program = try await PreparedDatabase.open()
        let bare = try await program()
        #expect(bare.output.contains("first"))
        #expect(bare.output == (try await program("status").output))
    }

    @Test func `without an environment, the database is in the data folder`() async throws {
        let program = try Program()
        let environment = ["SOLSTICE_DATABASE": "", "XDG_DATA_HOME": "\(program.folder)/data"]
        #expect(try await program("status", environment: environment).status == 0)
        let path = "\(program.folder)/data/solstice/solstice.db"
        #expect(FileManager.default.fileExists(atPath: path))
    }

    @Test func `help and version are available`() async throws {
        let program = try Program()
        let help = try await program("--help")
        #expect(help.status == 0)
        #expect(help.output.contains("USAGE: solstice"))
        #expect(try await program("--version").output.hasPrefix("0."))
        #expect(try await program("completions", "bash").output.contains("solstice"))
    }
}

import Solstice
import Testing

@testable import SolsticeCommandLineTool

@Suite struct ArgumentOrderTests {
    @Test(arguments: [
        ([], []),
        (["--json"], ["--json"]),
        (["--help"], ["--help"]),
        (["status", "--json"], ["status", "--json"]),
        (["--json", "status"], ["status", "--json"]),
        (["--database", "x.db", "region", "list"], ["region", "list", "--database", "x.db"]),
        (["--database=x.db", "-v", "show", "1"], ["show", "--database=x.db", "-v", "1"]),
        (
            ["--now", "+1d", "--color", "never", "forecast", "home"],
            ["forecast", "--now", "+1d", "--color", "never", "home"]
        ),
        (["--database"], ["--database"]),
        (["show", "status"], ["show", "status"]),
        (["region"], ["region"]),
        (["help", "submit"], ["help", "submit"]),
        (["--json", "submit", "--", "region"], ["submit", "--json", "--", "region"]),
    ])
    func `options before the command are moved behind it`(
        typed: [String], ordered: [String]
    ) throws {
        #expect(try ArgumentOrder.verbFirst(typed) == ordered)
    }

    @Test(arguments: [
        (["sumbit"], "solstice has no subcommand sumbit", "did you mean solstice submit?"),
        (
            ["--json", "statis"], "solstice has no subcommand statis",
            "did you mean solstice status?"
        ),
        (
            ["region", "lst"], "solstice region has no subcommand lst",
            "did you mean solstice region list?"
        ),
        (
            ["import", "crabon", "x.csv"], "solstice import has no subcommand crabon",
            "did you mean solstice import carbon?"
        ),
        (["frobnicate"], "solstice has no subcommand frobnicate", "see: solstice --help"),
    ])
    func `a mistyped command suggests the nearest`(
        typed: [String], problem: String, remedy: String
    ) throws {
        #expect(throws: Diagnostic(.usage, Message(problem), remedy: Message(remedy))) {
            try ArgumentOrder.verbFirst(typed)
        }
    }
}

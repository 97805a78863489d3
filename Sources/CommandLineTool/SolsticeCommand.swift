import ArgumentParser
import Solstice

/// The tree of verbs. A file holds one verb, or a family: a verb with its subcommands, or a few that
/// do the same to different ends.
struct SolsticeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "solstice",
        abstract: "Runs long training jobs when and where they emit least.",
        discussion: """
            A first plan:
              solstice region add europe-west3 --home
              solstice submit --deadline +2d --hours 8 --gpu-type v100 --gpus 4 -- python train.py
              solstice run

            Instants: 2026-12-24T06:00Z, "2026-12-24 06:00" (this machine's zone), +14d, \
            "tomorrow 06:00". Durations: 90m, 8h, 3d, 1d12h.

            Exit status: 0 done, 64 usage, 65 bad input data, 66 no such input, 69 no plan meets \
            the request, or the database is a newer version's, 73 cannot write, 75 try again; `wait` has 1 where a job did not succeed.
            """,
        version: Scheduler.version,
        subcommands: [
            SubmitCommand.self, PlanCommand.self, StatusCommand.self, ShowCommand.self,
            ExplainCommand.self, CompareCommand.self,
            WaitCommand.self, LogsCommand.self, CancelCommand.self, HoldCommand.self,
            ReleaseCommand.self, RetryCommand.self, MarkCommand.self, RunCommand.self,
            ServeCommand.self, TokenCommand.self, ImportCommand.self,
            FeedCommand.self, RegionCommand.self,
            AcceleratorCommand.self, ProfileCommand.self, ForecastCommand.self,
            BacktestCommand.self, ReportCommand.self, DoctorCommand.self, BackupCommand.self,
            RestoreCommand.self, CompletionsCommand.self, ManualCommand.self,
        ],
        defaultSubcommand: StatusCommand.self)
}

/// Moves global options typed before the verb behind it, where the parser expects them, and names
/// the nearest verb for a mistyped one.
enum ArgumentOrder {
    private static let withValue: Set<String> = ["--database", "--now", "--color"]
    private static let flags: Set<String> = ["--json", "-v", "--verbose"]

    static func verbFirst(_ arguments: [String]) throws(Diagnostic) -> [String] {
        var leading: [String] = []
        var rest = arguments[...]
        while let first = rest.first, first.hasPrefix("-") {
            let name = String(first.prefix { $0 != "=" })
            let takesNext = withValue.contains(name) && !first.contains("=")
            guard withValue.contains(name) || flags.contains(name) else { break }
            leading += rest.prefix(takesNext ? 2 : 1)
            rest = rest.dropFirst(takesNext ? 2 : 1)
        }
        var verbs: [String] = []
        var command: any ParsableCommand.Type = SolsticeCommand.self
        while let word = rest.first, !word.hasPrefix("-") {
            let known = command.configuration.subcommands
            if known.isEmpty { break }
            guard let next = known.first(where: { $0._commandName == word }) else {
                if word == "help" { return verbs + rest }
                throw unknown(word, among: known, after: verbs)
            }
            command = next
            verbs.append(word)
            rest = rest.dropFirst()
        }
        return verbs + leading + rest
    }

    private static func unknown(
        _ word: String, among known: [any ParsableCommand.Type], after verbs: [String]
    ) -> Diagnostic {
        let command = (["solstice"] + verbs).joined(separator: " ")
        let nearest = nearestName(to: word, among: known.map { $0._commandName })
        return Diagnostic(
            .usage, "\(command) has no subcommand \(word)",
            remedy: nearest.map { "did you mean \(command) \($0)?" } ?? "see: \(command) --help")
    }
}

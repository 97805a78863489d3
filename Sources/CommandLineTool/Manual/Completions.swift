import ArgumentParser
import Foundation
import Solstice

/// `solstice completions`: a script for the shell.
struct CompletionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "completions",
        abstract: "Print a completion script for bash, zsh or fish.",
        discussion: """
            bash: solstice completions bash > ~/.local/share/bash-completion/completions/solstice
            zsh:  solstice completions zsh > "${fpath[1]}/_solstice"
            fish: solstice completions fish > ~/.config/fish/completions/solstice.fish
            """)

    /// The shells that scripts can be written for.
    enum Shell: String, ExpressibleByArgument, CaseIterable {
        case bash, zsh, fish

        /// The shell as ArgumentParser knows it.
        var completed: CompletionShell {
            switch self {
            case .bash: .bash
            case .zsh: .zsh
            case .fish: .fish
            }
        }
    }

    @Argument(help: "The shell.")
    var shell: Shell

    func run() throws {
        Terminal.standard.write(SolsticeCommand.completionScript(for: shell.completed))
    }
}

/// What a shell may offer for a command's words: names in the database.
///
/// The shell runs the program for every press of Tab, so it is quick, creates no database, and
/// offers and prints nothing if anything is wrong.
enum KnownNames {
    /// No shell shows more at once.
    private static let limit = 200

    /// Names of jobs.
    static let jobs = names { try $0.jobNames() }
    /// Names of projects.
    static let projects = names { try $0.projects().names }
    /// Names of regions.
    static let regions = names { try $0.regionNames().names }
    /// Names of accelerators.
    static let accelerators = names { try $0.accelerators().map(\.id.rawValue) }
    /// Names of the catalogue's regions.
    static let catalog = CompletionKind.list(RegionCatalog.regions.map(\.id.rawValue))
    /// The carbon signals.
    static let signals = CompletionKind.list(CarbonSignal.allCases.map(\.rawValue))
    /// The ways a job may pause.
    static let waysOfPausing = CompletionKind.list(PausePolicy.Method.allCases.map(\.rawValue))

    private static func names(
        _ read: @escaping @Sendable (Scheduler) throws -> [String]
    ) -> CompletionKind {
        .custom { words, _, prefix in
            let path = database(in: words)
            guard FileManager.default.fileExists(atPath: path),
                let scheduler = try? Scheduler(databasePath: path, clock: .system),
                let names = try? read(scheduler)
            else { return [] }
            let typed = prefix.drop { $0 == "'" || $0 == "\"" }
            return Array(names.lazy.filter { $0.hasPrefix(typed) }.prefix(limit))
        }
    }

    /// The database that the words of a command name or imply.
    private static func database(in words: [String]) -> String {
        for (index, word) in words.enumerated().reversed() {
            if word == "--database", index + 1 < words.count { return words[index + 1] }
            if word.hasPrefix("--database=") { return String(word.dropFirst("--database=".count)) }
        }
        return GlobalOptions.usualDatabasePath
    }
}

import ArgumentParser
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

    @Argument(help: "bash, zsh or fish.", completion: .list(["bash", "zsh", "fish"]))
    var shell: String

    func run() throws {
        guard let shell = CompletionShell(rawValue: shell) else {
            throw Diagnostic(
                .usage, "there are no completions for \(self.shell)",
                remedy: "use bash, zsh or fish")
        }
        Terminal.standard.write(SolsticeCommand.completionScript(for: shell))
    }
}

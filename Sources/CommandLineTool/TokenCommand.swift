import ArgumentParser

/// `solstice token`.
struct TokenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Make and end tokens for changes over HTTP.",
        subcommands: [TokenAddCommand.self, TokenListCommand.self, TokenRemoveCommand.self])
}

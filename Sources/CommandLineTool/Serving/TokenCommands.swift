import ArgumentParser
import Solstice
import SolsticePresentation

/// `solstice token`.
struct TokenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Make and end tokens for changes over HTTP.",
        subcommands: [TokenAddCommand.self, TokenListCommand.self, TokenRemoveCommand.self])
}

/// `solstice token add`.
struct TokenAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Make a token and print it, this once.",
        discussion: """
            Who has it may submit, cancel, hold, release, retry, plan and import over HTTP, as long \
            as it is not removed. Only its hash is kept. Events name it as who did something.
            """)

    @Argument(help: "Who uses it.")
    var name: String

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let invocation = try global.open()
        let token = try invocation.scheduler.makeToken(name)
        invocation.show(json: JSONViews.newToken(token, name: name), text: token)
        if !invocation.isJSON {
            invocation.terminal.remark("keep it: it cannot be shown again")
        }
    }
}

/// `solstice token list`.
struct TokenListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List tokens, by name.")

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let invocation = try global.open()
        let tokens = try invocation.scheduler.tokens()
        invocation.show(
            json: JSONViews.tokens(tokens), text: TokenViews.list(tokens, style: invocation.style))
    }
}

/// `solstice token remove`.
struct TokenRemoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "End a token: it cannot be used any more.")

    @Argument(help: "Its name.")
    var name: String

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let invocation = try global.open()
        try invocation.scheduler.removeToken(name)
        try invocation.show(
            json: JSONViews.tokens(try invocation.scheduler.tokens()),
            text: "token \(name) is of no use any more")
    }
}

import ArgumentParser
import Solstice
import SolsticePresentation

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

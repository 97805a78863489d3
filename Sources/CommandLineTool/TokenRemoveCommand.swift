import ArgumentParser
import Solstice
import SolsticePresentation

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

import ArgumentParser
import Solstice
import SolsticePresentation

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

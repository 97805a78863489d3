import ArgumentParser
import Solstice
import SolsticePresentation

/// `solstice feed remove`.
struct FeedRemoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Remove a feed; what it brought stays.")

    @Argument(help: "Its name.")
    var id: String

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let invocation = try global.open()
        let record = try invocation.scheduler.feedRecord(id)
        try invocation.scheduler.removeFeed(id)
        invocation.show(json: JSONViews.feed(record), text: "feed \(id) is removed")
    }
}

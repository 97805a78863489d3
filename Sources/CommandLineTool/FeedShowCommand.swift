import ArgumentParser
import Solstice
import SolsticePresentation

/// `solstice feed show`.
struct FeedShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a feed and how far it has come.")

    @Argument(help: "Its name.")
    var id: String

    @OptionGroup var global: GlobalOptions

    func run() throws { try global.open().showFeed(id) }
}

extension Invocation {
    /// Shows the current state of a feed.
    func showFeed(_ id: String) throws(Diagnostic) {
        let record = try scheduler.feedRecord(id)
        show(json: JSONViews.feed(record), text: FeedViews.detail(record, style: style))
    }
}

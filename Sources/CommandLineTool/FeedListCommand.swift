import ArgumentParser
import Solstice
import SolsticePresentation

/// `solstice feed list`.
struct FeedListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List feeds, how old their data is, and what troubles them.")

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let invocation = try global.open()
        let records = try invocation.scheduler.feedRecords()
        invocation.show(
            json: JSONViews.feeds(records),
            text: FeedViews.list(records, style: invocation.style))
    }
}

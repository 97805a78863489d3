import ArgumentParser
import Foundation
import Solstice
import SolsticePresentation

/// `solstice feed`: providers that are polled automatically.
struct FeedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feed",
        abstract: "Follow providers of carbon intensity: add, list, show, sync and remove feeds.",
        subcommands: [
            FeedListCommand.self, FeedShowCommand.self, FeedAddCommand.self, FeedSyncCommand.self,
            FeedRemoveCommand.self,
        ],
        defaultSubcommand: FeedListCommand.self)
}

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

/// `solstice feed sync`.
struct FeedSyncCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync",
        abstract: "Ask feeds now, all or those named, until they are up to date.",
        discussion: """
            Every page is kept as it comes; Ctrl-C, or anything worse, loses nothing, and the next \
            sync goes on from there.
            """)

    @Argument(help: "Names; all feeds where none is named.")
    var ids: [String] = []

    @Option(
        help: ArgumentHelp(
            "Read history again from here on; what has changed is replaced.",
            valueName: "instant"))
    var since: MomentArgument?

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let invocation = try global.open()
        let scheduler = invocation.scheduler
        let records =
            ids.isEmpty
            ? try scheduler.feedRecords() : try ids.map { try scheduler.feedRecord($0) }
        if let moment = try invocation.instant(since, option: "--since") {
            for record in records { try scheduler.rewindFeed(record.feed.id, to: moment) }
        }
        let drawer = ProgressLineDrawer(terminal: .standard, label: "asking providers")
        let run = FeedSyncRun(
            scheduler: scheduler, environment: ProcessInfo.processInfo.environment,
            progress: { drawer.draw($0) })
        let work = Task { try await run.sync(records.map(\.feed.id)) }
        let signals = StopSignals { work.cancel() }
        defer { signals.stop() }
        let troubles = try await work.value
        drawer.erase()
        let after = try records.map { try scheduler.feedRecord($0.feed.id) }
        invocation.show(
            json: JSONViews.feeds(after),
            text: FeedViews.synced(before: records, after: after, style: invocation.style))
        if work.isCancelled {
            throw Diagnostic(
                .tryAgain, "stopped; every page that came is kept",
                remedy: "go on with: solstice feed sync")
        }
        for trouble in troubles.dropFirst() {
            invocation.terminal.remark(DiagnosticView.text(trouble, style: invocation.style))
        }
        if let first = troubles.first { throw first }
    }
}

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

import ArgumentParser

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

import ArgumentParser

/// `solstice region`: the places where jobs may run.
struct RegionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "region", abstract: "Add, list, show, change and remove regions.",
        subcommands: [
            RegionListCommand.self, RegionShowCommand.self, RegionAddCommand.self,
            RegionSetCommand.self, RegionRemoveCommand.self, RegionCatalogCommand.self,
        ],
        defaultSubcommand: RegionListCommand.self)
}

import ArgumentParser
import Solstice
import SolsticePresentation

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

/// `solstice region list`.
struct RegionListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List regions.")

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let invocation = try global.open()
        let records = try invocation.scheduler.regionRecords()
        invocation.show(
            json: JSONViews.regions(records),
            text: RegionViews.list(records, style: invocation.style))
    }
}

/// `solstice region show`.
struct RegionShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a region and the history there is for it.")

    @Argument(help: "Its name.", completion: KnownNames.regions)
    var id: RegionID

    @OptionGroup var global: GlobalOptions

    func run() throws { try global.open().showRegion(id) }
}

extension Invocation {
    /// Shows the current state of a region.
    func showRegion(_ id: RegionID) throws(Diagnostic) {
        let record = try scheduler.regionRecord(id)
        show(json: JSONViews.region(record), text: RegionViews.detail(record, style: style))
    }
}

/// `solstice region add`.
struct RegionAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add a region; one of the catalogue needs its name only. The first is home.")

    @Argument(help: "Its name.", completion: KnownNames.catalog)
    var id: RegionID

    @OptionGroup var options: RegionOptions
    @OptionGroup var global: GlobalOptions

    func run() throws {
        let change = try options.change()
        let invocation = try global.open()
        _ = try invocation.scheduler.addRegion(id, change)
        try invocation.showRegion(id)
    }
}

/// `solstice region set`.
struct RegionSetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Change a region; what you leave out stays as it is.")

    @Argument(help: "Its name.", completion: KnownNames.regions)
    var id: RegionID

    @OptionGroup var options: RegionOptions
    @OptionGroup var global: GlobalOptions

    func run() throws {
        let change = try options.change()
        let invocation = try global.open()
        _ = try invocation.scheduler.setRegion(id, change)
        try invocation.showRegion(id)
    }
}

/// `solstice region remove`.
struct RegionRemoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Remove a region; its imported history stays.")

    @Argument(help: "Its name.", completion: KnownNames.regions)
    var id: RegionID

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let invocation = try global.open()
        let record = try invocation.scheduler.regionRecord(id)
        try invocation.scheduler.removeRegion(id)
        invocation.show(json: JSONViews.region(record), text: "region \(id) is removed")
    }
}

/// `solstice region catalog`.
struct RegionCatalogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "catalog", abstract: "List cloud regions with published annual figures.")

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let invocation = try global.open()
        invocation.show(
            json: JSONViews.catalog(RegionCatalog.regions),
            text: RegionViews.catalog(RegionCatalog.regions, style: invocation.style))
    }
}

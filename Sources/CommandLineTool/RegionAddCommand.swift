import ArgumentParser
import Solstice
import SolsticePresentation

/// `solstice region add`.
struct RegionAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add a region; one of the catalogue needs its name only. The first is home.")

    @Argument(help: "Its name.", completion: KnownNames.catalog)
    var id: String

    @OptionGroup var options: RegionOptions
    @OptionGroup var global: GlobalOptions

    func run() throws {
        let change = try options.change()
        let invocation = try global.open()
        _ = try invocation.scheduler.addRegion(id, change)
        try invocation.showRegion(id)
    }
}

import ArgumentParser
import Solstice
import SolsticePresentation

/// `solstice region set`.
struct RegionSetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Change a region; what you leave out stays as it is.")

    @Argument(help: "Its name.", completion: KnownNames.regions)
    var id: String

    @OptionGroup var options: RegionOptions
    @OptionGroup var global: GlobalOptions

    func run() throws {
        let change = try options.change()
        let invocation = try global.open()
        _ = try invocation.scheduler.setRegion(id, change)
        try invocation.showRegion(id)
    }
}

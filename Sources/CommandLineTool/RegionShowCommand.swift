import ArgumentParser
import Solstice
import SolsticePresentation

/// `solstice region show`.
struct RegionShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a region and the history there is for it.")

    @Argument(help: "Its name.", completion: KnownNames.regions)
    var id: String

    @OptionGroup var global: GlobalOptions

    func run() throws { try global.open().showRegion(id) }
}

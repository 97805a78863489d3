import ArgumentParser
import Solstice
import SolsticePresentation

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

import ArgumentParser
import Solstice
import SolsticePresentation

/// `solstice region remove`.
struct RegionRemoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Remove a region; its imported history stays.")

    @Argument(help: "Its name.", completion: KnownNames.regions)
    var id: String

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let invocation = try global.open()
        let record = try invocation.scheduler.regionRecord(id)
        try invocation.scheduler.removeRegion(id)
        invocation.show(json: JSONViews.region(record), text: "region \(id) is removed")
    }
}

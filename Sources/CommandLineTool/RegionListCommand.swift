import ArgumentParser
import Solstice
import SolsticePresentation

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

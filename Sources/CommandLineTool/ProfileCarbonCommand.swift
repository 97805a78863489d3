import ArgumentParser
import Solstice
import SolsticeJobFiles
import SolsticePresentation

/// `solstice profile carbon`.
struct ProfileCarbonCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "carbon", abstract: "Carbon intensity by month and local hour.")

    @Argument(help: "A zone or a region.", completion: KnownNames.regions)
    var id: String

    @Option(
        help: ArgumentHelp("lifecycle, direct or marginal.", valueName: "signal"),
        completion: KnownNames.signals)
    var signal: String?

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let invocation = try global.open()
        let found = try invocation.scheduler.carbonProfile(
            id, signal: try SignalArgument.parse(signal))
        let unit = "gCO2e/kWh"
        invocation.show(
            json: JSONViews.profile(
                found.profile, id: id, unit: unit, timeZone: found.clock.timeZone),
            text: ProfileView.heatmap(
                found.profile, title: "carbon intensity of \(id) (\(found.signal.title))",
                unit: unit, clock: found.clock, style: invocation.style))
    }
}

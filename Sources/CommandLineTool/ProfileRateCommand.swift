import ArgumentParser
import Solstice
import SolsticeJobFiles
import SolsticePresentation

/// `solstice profile rate`.
struct ProfileRateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rate",
        abstract: "PUE × carbon intensity by month and local hour: what jobs are planned on.")

    @Argument(help: "A region.", completion: KnownNames.regions)
    var id: String

    @Option(
        help: ArgumentHelp(
            "Carbon intensity to show: lifecycle, direct or marginal.", valueName: "signal"),
        completion: KnownNames.signals)
    var signal: String?

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let invocation = try global.open()
        let found = try invocation.scheduler.rateProfile(
            id, signal: try SignalArgument.parse(signal))
        invocation.show(
            json: JSONViews.profile(
                found.profile, id: id, unit: "gCO2e per IT kWh", timeZone: found.clock.timeZone),
            text: ProfileView.heatmap(
                found.profile,
                title: "PUE × carbon intensity of \(id), \(found.signal.title), PUE from "
                    + found.pueSource.title,
                unit: "g/IT kWh", clock: found.clock, style: invocation.style))
    }
}

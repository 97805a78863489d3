import ArgumentParser
import Solstice
import SolsticePresentation

/// `solstice profile pue`.
struct ProfilePUECommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pue", abstract: "PUE by month and local hour.")

    @Argument(help: "A region.", completion: KnownNames.regions)
    var id: String

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let invocation = try global.open()
        let found = try invocation.scheduler.pueProfile(id)
        invocation.show(
            json: JSONViews.profile(
                found.profile, id: id, unit: "ratio", timeZone: found.clock.timeZone),
            text: ProfileView.heatmap(
                found.profile, title: "PUE of \(id)", unit: "", clock: found.clock,
                style: invocation.style))
    }
}

import ArgumentParser
import Solstice
import SolsticePresentation

/// `solstice profile`: seasonal tables as charts.
struct ProfileCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "profile", abstract: "Show what months and hours have usually been.",
        subcommands: [
            ProfileCarbonCommand.self, ProfilePUECommand.self, ProfileRateCommand.self,
        ])
}

/// `solstice profile carbon`.
struct ProfileCarbonCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "carbon", abstract: "Carbon intensity by month and local hour.")

    @Argument(help: "A zone or a region.", completion: KnownNames.regions)
    var id: String

    @Option(help: ArgumentHelp("What the carbon intensity counts.", valueName: "signal"))
    var signal: CarbonSignal?

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let invocation = try global.open()
        let found = try invocation.scheduler.carbonProfile(
            id, signal: signal)
        let unit = "gCO2e/kWh"
        invocation.show(
            json: JSONViews.profile(
                found.profile, id: id, unit: unit, timeZone: found.clock.timeZone),
            text: ProfileView.heatmap(
                found.profile, title: "carbon intensity of \(id) (\(found.signal.title))",
                unit: unit, clock: found.clock, style: invocation.style))
    }
}

/// `solstice profile pue`.
struct ProfilePUECommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pue", abstract: "PUE by month and local hour.")

    @Argument(help: "A region.", completion: KnownNames.regions)
    var id: RegionID

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let invocation = try global.open()
        let found = try invocation.scheduler.pueProfile(id)
        invocation.show(
            json: JSONViews.profile(
                found.profile, id: id.rawValue, unit: "ratio", timeZone: found.clock.timeZone),
            text: ProfileView.heatmap(
                found.profile, title: "PUE of \(id)", unit: "", clock: found.clock,
                style: invocation.style))
    }
}

/// `solstice profile rate`.
struct ProfileRateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rate",
        abstract: "PUE × carbon intensity by month and local hour: what jobs are planned on.")

    @Argument(help: "A region.", completion: KnownNames.regions)
    var id: RegionID

    @Option(help: ArgumentHelp("What the carbon intensity counts.", valueName: "signal"))
    var signal: CarbonSignal?

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let invocation = try global.open()
        let found = try invocation.scheduler.rateProfile(
            id, signal: signal)
        invocation.show(
            json: JSONViews.profile(
                found.profile, id: id.rawValue, unit: "gCO2e per IT kWh",
                timeZone: found.clock.timeZone),
            text: ProfileView.heatmap(
                found.profile,
                title: "PUE × carbon intensity of \(id), \(found.signal.title), PUE from "
                    + found.pueSource.title,
                unit: "g/IT kWh", clock: found.clock, style: invocation.style))
    }
}

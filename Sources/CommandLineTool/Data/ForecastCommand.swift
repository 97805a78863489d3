import ArgumentParser
import Solstice
import SolsticeJobFiles
import SolsticePresentation

/// `solstice forecast`: a region's coming hours.
struct ForecastCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forecast",
        abstract: "Show what a region's coming hours are expected to emit, and the jobs in them.")

    @Argument(help: "A region.", completion: KnownNames.regions)
    var id: String

    @Option(help: ArgumentHelp("How far to look (7d).", valueName: "span"))
    var horizon = "7d"

    @Option(
        help: ArgumentHelp("lifecycle, direct or marginal.", valueName: "signal"),
        completion: KnownNames.signals)
    var signal: String?

    @Flag(help: "How forecasts came out so far, the provider's and Solstice's own, by lead.")
    var skill = false

    @OptionGroup var global: GlobalOptions

    func run() throws {
        guard let length = TimeSpan(text: horizon), length >= .hour,
            length <= TimeSpan(hours: 24 * 366)
        else {
            throw Diagnostic(
                .usage, "--horizon \(horizon) is not a span from an hour to a year",
                remedy: "use --horizon 7d")
        }
        let invocation = try global.open()
        if skill { return try showSkill(invocation) }
        let found = try invocation.scheduler.outlook(
            id, signal: try SignalArgument.parse(signal), length: length)
        let window = TimeWindow(start: invocation.scheduler.now, length: length)
        let marked = found.planned.marks(in: window)
        invocation.show(
            json: JSONViews.forecast(found.outlook, horizon: window, marked: marked),
            text: ForecastView.text(
                found.outlook, horizon: window, marked: marked, style: invocation.style))
    }

    private func showSkill(_ invocation: Invocation) throws {
        let found = try invocation.scheduler.forecastSkill(
            id, signal: try SignalArgument.parse(signal))
        invocation.show(
            json: JSONViews.skill(found.skills, zone: found.zone, signal: found.signal),
            text: SkillView.text(
                found.skills, zone: found.zone, signal: found.signal, style: invocation.style))
    }
}

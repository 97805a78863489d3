import ArgumentParser
import Solstice
import SolsticePresentation

/// `solstice forecast`: a region's coming hours.
struct ForecastCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forecast",
        abstract: "Show what a region's coming hours are expected to emit, and the jobs in them.")

    @Argument(help: "A region.", completion: KnownNames.regions)
    var id: RegionID

    @Option(
        help: ArgumentHelp("How far to look (7d).", valueName: "span"),
        transform: OptionValue.span(
            "--horizon", example: "7d", "a span from an hour to a year",
            where: { $0 >= .hour && $0 <= TimeSpan(hours: 24 * 366) }))
    var horizon = TimeSpan.day * 7

    @Option(help: ArgumentHelp("What the carbon intensity counts.", valueName: "signal"))
    var signal: CarbonSignal?

    @Flag(help: "How forecasts came out so far, the provider's and Solstice's own, by lead.")
    var skill = false

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let invocation = try global.open()
        if skill { return try showSkill(invocation) }
        let found = try invocation.scheduler.outlook(
            id, signal: signal, length: horizon)
        let window = TimeWindow(start: invocation.scheduler.now, length: horizon)
        let marked = found.planned.marks(in: window)
        invocation.show(
            json: JSONViews.forecast(found.outlook, horizon: window, marked: marked),
            text: ForecastView.text(
                found.outlook, horizon: window, marked: marked, style: invocation.style))
    }

    private func showSkill(_ invocation: Invocation) throws {
        let found = try invocation.scheduler.forecastSkill(
            id, signal: signal)
        invocation.show(
            json: JSONViews.skill(found.skills, zone: found.zone, signal: found.signal),
            text: SkillView.text(
                found.skills, zone: found.zone, signal: found.signal, style: invocation.style))
    }
}

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
        let found = try invocation.scheduler.outlook(
            id, signal: try SignalArgument.parse(signal), length: length)
        let window = TimeWindow(start: invocation.scheduler.now, length: length)
        let marked = found.planned.marks(in: window)
        invocation.show(
            json: JSONViews.forecast(found.outlook, horizon: window, marked: marked),
            text: ForecastView.text(
                found.outlook, horizon: window, marked: marked, style: invocation.style))
    }
}

import ArgumentParser
import Solstice
import SolsticeJobFiles
import SolsticePresentation

/// `solstice import carbon`.
struct ImportCarbonCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "carbon",
        abstract: "Import carbon intensity: Electricity Maps, WattTime, GB Carbon Intensity, "
            + "Carbon Aware SDK, Energy-Charts, Energinet, InfluxDB, plain CSV.")

    @OptionGroup var source: ImportFileOptions

    @Option(help: ArgumentHelp("Grid zone, where the file does not say.", valueName: "zone"))
    var zone: String?

    @Option(
        help: ArgumentHelp(
            "What the values count: lifecycle, direct or marginal.", valueName: "signal"),
        completion: KnownNames.signals)
    var signal: String?

    @Option(
        help: ArgumentHelp("Unit of the values: \(IntensityUnit.listText).", valueName: "unit"),
        completion: .list(IntensityUnit.allCases.map(\.rawValue)))
    var unit: String?

    @Flag(help: "The file is a provider's forecast.")
    var forecast = false

    @Option(help: ArgumentHelp("When the forecast was issued.", valueName: "instant"))
    var issuedAt: String?

    @OptionGroup var global: GlobalOptions

    func run() throws {
        var options = try source.options()
        options.zone = zone
        options.signal = try SignalArgument.parse(signal)
        options.unit = try unit.map { text throws(Diagnostic) in try IntensityUnit.named(text) }
        options.isForecast = forecast
        if let issuedAt {
            options.issuedAt = try InstantArgument.parse(
                issuedAt, option: "--issued-at", now: SchedulerClock.system.now,
                zone: GlobalOptions.machineZone())
        }
        try ImportRun(source: source, global: global).run(options) {
            scheduler, file, options, progress in
            try scheduler.importCarbon(
                file, options: options, isDryRun: source.dryRun, progress: progress)
        }
    }
}

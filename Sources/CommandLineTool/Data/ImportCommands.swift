import ArgumentParser
import Solstice
import SolsticeJobFiles
import SolsticePresentation

/// `solstice import`: history from files.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Import history of carbon intensity or PUE.",
        subcommands: [ImportCarbonCommand.self, ImportPUECommand.self])
}

/// `solstice import carbon`.
struct ImportCarbonCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "carbon",
        abstract: "Import carbon intensity: Electricity Maps, WattTime, GB Carbon Intensity, "
            + "Carbon Aware SDK, Energy-Charts, Energinet, InfluxDB, plain CSV.")

    @OptionGroup var source: ImportFileOptions

    @Option(help: ArgumentHelp("Grid zone, where the file does not say.", valueName: "zone"))
    var zone: ZoneID?

    @Option(help: ArgumentHelp("What the values count.", valueName: "signal"))
    var signal: CarbonSignal?

    @Option(help: ArgumentHelp("Unit of the values.", valueName: "unit"))
    var unit: IntensityUnit?

    @Flag(help: "The file is a provider's forecast.")
    var forecast = false

    @Option(help: ArgumentHelp("When the forecast was issued.", valueName: "instant"))
    var issuedAt: MomentArgument?

    @OptionGroup var global: GlobalOptions

    func run() throws {
        var options = source.options()
        options.zone = zone
        options.signal = signal
        options.unit = unit
        options.isForecast = forecast
        if let issuedAt {
            options.issuedAt = try issuedAt.instant(
                InstantReader(
                    now: SchedulerClock.system.now, zone: GlobalOptions.machineZone()),
                option: .name(.issuedAt))
        }
        try ImportRun(source: source, global: global).run(options) {
            scheduler, file, options, progress in
            try scheduler.importCarbon(
                file, options: options, isDryRun: source.dryRun, progress: progress)
        }
    }
}

/// `solstice import pue`.
struct ImportPUECommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pue",
        abstract: "Import PUE: tables with a PUE column, with facility and IT power or energy, or "
            + "with readings of meters; NREL ESIF.")

    @OptionGroup var source: ImportFileOptions

    @Option(
        help: ArgumentHelp("Region, where the file does not say.", valueName: "id"),
        completion: KnownNames.regions)
    var region: RegionID?

    @Option(
        help: ArgumentHelp(
            "The column or series of the facility's load, if the names are ambiguous.",
            valueName: "name"))
    var facilityColumn: String?

    @Option(
        help: ArgumentHelp(
            "The column or series of the IT load, if the names are ambiguous.", valueName: "name"))
    var itColumn: String?

    @Option(
        help: ArgumentHelp(
            "What energies are: the amount of each interval, or readings of meters.",
            valueName: "meaning"))
    var energy: EnergyMeaning?

    @OptionGroup var global: GlobalOptions

    func run() throws {
        var options = source.options()
        options.region = region
        options.facilityColumn = facilityColumn
        options.itColumn = itColumn
        options.energy = energy
        try ImportRun(source: source, global: global).run(options) {
            scheduler, file, options, progress in
            try scheduler.importPUE(
                file, options: options, isDryRun: source.dryRun, progress: progress)
        }
    }
}

/// The options that all kinds of import share.
struct ImportFileOptions: ParsableArguments {
    @Argument(help: "The file, or - for standard input.", completion: .file())
    var file: String

    @Option(
        help: ArgumentHelp(
            "Time zone of times without one, such as Europe/Berlin; for PUE, the region's "
                + "if it is left out.", valueName: "tz"))
    var timeZone: String?

    @Option(
        help: ArgumentHelp(
            "Order of dates such as 03/04/2024, where no day above 12 shows it.",
            valueName: "order"))
    var dateOrder: DateOrder?

    @Option(help: ArgumentHelp("The file's format.", valueName: "format"))
    var format = Automatic<FileFormat>.automatic

    @Option(
        help: ArgumentHelp(
            "The column of times, if the header is ambiguous.", valueName: "name"))
    var timeColumn: String?

    @Option(
        help: ArgumentHelp(
            "The column of values, if the header is ambiguous.", valueName: "name"))
    var valueColumn: String?

    @Flag(help: "Leave bad rows out and import the others.")
    var skipInvalid = false

    @Flag(help: "Replace stored values that are finer than the file's, too.")
    var replace = false

    @Flag(
        help: "Say how each column is understood and what would be imported, and change nothing.")
    var dryRun = false

    /// The options in the importer's form.
    func options() -> ImportOptions {
        var options = ImportOptions(timeZone: timeZone, skipsInvalid: skipInvalid)
        options.timeColumn = timeColumn
        options.valueColumn = valueColumn
        options.dateOrder = dateOrder
        options.replacesFiner = replace
        options.format = format.choice
        return options
    }
}

/// What all kinds of import do around the actual reading.
struct ImportRun {
    let source: ImportFileOptions
    let global: GlobalOptions

    typealias Read = (
        Scheduler, SourceFile, ImportOptions, (@Sendable (Double) -> Void)?
    ) throws -> ImportReport

    func run(_ options: ImportOptions, read: Read) throws {
        let file = try InputFile.read(source.file)
        let invocation = try global.open()
        let drawer = ProgressLineDrawer(terminal: .standard, label: "importing \(file.name)")
        let draw: @Sendable (Double) -> Void = { drawer.draw($0) }
        defer { drawer.erase() }
        let report = try read(
            invocation.scheduler, file, options, Terminal.standard.isErrorTTY ? draw : nil)
        drawer.erase()
        invocation.show(
            json: JSONViews.importReport(report, isDryRun: source.dryRun),
            text: ImportView.text(report, isDryRun: source.dryRun, style: invocation.style))
    }
}

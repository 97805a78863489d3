import ArgumentParser
import Solstice
import SolsticePresentation

/// `solstice accelerator`: the processors that jobs run on.
struct AcceleratorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accelerator", abstract: "List, show, add, change and import accelerators.",
        subcommands: [
            AcceleratorListCommand.self, AcceleratorShowCommand.self, AcceleratorAddCommand.self,
            AcceleratorSetCommand.self, AcceleratorImportCommand.self,
        ],
        defaultSubcommand: AcceleratorListCommand.self)
}

/// `solstice accelerator list`.
struct AcceleratorListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List accelerators.")

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let invocation = try global.open()
        let accelerators = try invocation.scheduler.accelerators()
        invocation.show(
            json: JSONViews.accelerators(accelerators),
            text: AcceleratorViews.list(accelerators, style: invocation.style))
    }
}

/// `solstice accelerator show`.
struct AcceleratorShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show an accelerator and its measured power caps.")

    @Argument(help: "Its name.", completion: KnownNames.accelerators)
    var id: AcceleratorID

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let invocation = try global.open()
        let accelerator = try invocation.scheduler.accelerator(id)
        invocation.show(
            json: JSONViews.accelerator(accelerator),
            text: AcceleratorViews.detail(accelerator, style: invocation.style))
    }
}

/// `solstice accelerator add`.
struct AcceleratorAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add an accelerator that is not listed.")

    @Argument(help: "A short name, such as rtx4090.")
    var id: AcceleratorID

    @Option(
        help: ArgumentHelp("Its board power in watts.", valueName: "watts"),
        transform: AcceleratorOptions.boardPower)
    var watts: Power

    @Option(help: ArgumentHelp("Its name as its maker writes it.", valueName: "title"))
    var title: String?

    @OptionGroup var options: AcceleratorOptions
    @OptionGroup var global: GlobalOptions

    func run() throws {
        let embodied = try options.embodied()
        let invocation = try global.open()
        let accelerator = try invocation.scheduler.addAccelerator(
            id, title: title ?? id.rawValue, boardPower: watts, relativeSpeed: options.speed,
            embodied: embodied)
        invocation.show(
            json: JSONViews.accelerator(accelerator),
            text: AcceleratorViews.detail(accelerator, style: invocation.style))
    }
}

/// `solstice accelerator set`.
struct AcceleratorSetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Change an accelerator; what you leave out stays as it is.")

    @Argument(help: "Its name.", completion: KnownNames.accelerators)
    var id: AcceleratorID

    @Option(
        help: ArgumentHelp("Its board power in watts.", valueName: "watts"),
        transform: AcceleratorOptions.boardPower)
    var watts: Power?

    @Flag(help: "Forget what one embodies.")
    var noEmbodied = false

    @OptionGroup var options: AcceleratorOptions
    @OptionGroup var global: GlobalOptions

    func run() throws {
        let embodied = try options.embodied()
        guard watts != nil || options.speed != nil || embodied != nil || noEmbodied else {
            throw Diagnostic(
                .usage, "nothing to change was given",
                remedy: "add --watts W, --speed X or --embodied-kg K")
        }
        let invocation = try global.open()
        let accelerator = try invocation.scheduler.setAccelerator(
            id, boardPower: watts, relativeSpeed: options.speed, embodied: embodied,
            forgetsEmbodied: noEmbodied)
        invocation.show(
            json: JSONViews.accelerator(accelerator),
            text: AcceleratorViews.detail(accelerator, style: invocation.style))
    }
}

/// `solstice accelerator import`.
struct AcceleratorImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Import what power caps do to an accelerator, as measured.",
        discussion: """
            The file is a table with a row for each workload and power limit, as the summaries of \
            Zeus are:
              dataset,network,batch_size,optimizer,power_limit,time_per_epoch,average_power
            Each workload is taken relative to itself at the highest limit, which becomes the board \
            power (with --workload inference only if none is known); each cap gets the mean over the \
            workloads.
            """)

    @Argument(help: "The file, or - for standard input.", completion: .file())
    var file: String

    @Option(
        help: ArgumentHelp("Its name, such as a40.", valueName: "id"),
        completion: KnownNames.accelerators)
    var id: AcceleratorID

    @Option(help: ArgumentHelp("Its name as its maker writes it.", valueName: "title"))
    var title: String?

    @Option(help: ArgumentHelp("What was measured.", valueName: "kind"))
    var workload = WorkloadKind.training

    @Flag(help: "Say what would be imported and change nothing.")
    var dryRun = false

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let source = try InputFile.read(file)
        let invocation = try global.open()
        let report = try invocation.scheduler.importPowerCaps(
            source, accelerator: id, title: title, workload: workload, isDryRun: dryRun)
        invocation.show(
            json: JSONViews.powerCapReport(report, isDryRun: dryRun),
            text: AcceleratorViews.imported(report, isDryRun: dryRun, style: invocation.style))
    }
}

import ArgumentParser
import Solstice
import SolsticePresentation

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
            power; each cap gets the mean over the workloads.
            """)

    @Argument(help: "The file, or - for standard input.", completion: .file())
    var file: String

    @Option(
        help: ArgumentHelp("Its name, such as a40.", valueName: "id"),
        completion: KnownNames.accelerators)
    var id: String

    @Option(help: ArgumentHelp("Its name as its maker writes it.", valueName: "title"))
    var title: String?

    @Flag(help: "Say what would be imported and change nothing.")
    var dryRun = false

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let source = try InputFile.read(file)
        let invocation = try global.open()
        let report = try invocation.scheduler.importPowerCaps(
            source, accelerator: id, title: title, isDryRun: dryRun)
        invocation.show(
            json: JSONViews.powerCapReport(report, isDryRun: dryRun),
            text: AcceleratorViews.imported(report, isDryRun: dryRun, style: invocation.style))
    }
}

import ArgumentParser
import Solstice
import SolsticePresentation

/// `solstice import pue`.
struct ImportPUECommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pue",
        abstract: "Import PUE: CSV with a PUE column or with facility and IT power, NREL ESIF.")

    @OptionGroup var source: ImportFileOptions

    @Option(
        help: ArgumentHelp("Region, where the file does not say.", valueName: "id"),
        completion: KnownNames.regions)
    var region: String?

    @OptionGroup var global: GlobalOptions

    func run() throws {
        var options = try source.options()
        options.region = region
        try ImportRun(source: source, global: global).run(options) {
            scheduler, file, options, progress in
            try scheduler.importPUE(
                file, options: options, isDryRun: source.dryRun, progress: progress)
        }
    }
}

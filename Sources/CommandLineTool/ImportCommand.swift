import ArgumentParser

/// `solstice import`: history from files.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Import history of carbon intensity or PUE.",
        subcommands: [ImportCarbonCommand.self, ImportPUECommand.self])
}

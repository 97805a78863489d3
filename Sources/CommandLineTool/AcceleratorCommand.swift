import ArgumentParser

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

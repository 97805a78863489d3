import ArgumentParser

/// `solstice accelerator`: the processors that jobs run on.
struct AcceleratorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accelerator", abstract: "List, show and add accelerators.",
        subcommands: [
            AcceleratorListCommand.self, AcceleratorShowCommand.self, AcceleratorAddCommand.self,
        ],
        defaultSubcommand: AcceleratorListCommand.self)
}

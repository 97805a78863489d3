import ArgumentParser
import Solstice
import SolsticePresentation

/// `solstice accelerator set`.
struct AcceleratorSetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Change an accelerator; what you leave out stays as it is.")

    @Argument(help: "Its name.", completion: KnownNames.accelerators)
    var id: String

    @Option(help: ArgumentHelp("Its board power in watts.", valueName: "watts"))
    var watts: Double?

    @Flag(help: "Forget what one embodies.")
    var noEmbodied = false

    @OptionGroup var options: AcceleratorOptions
    @OptionGroup var global: GlobalOptions

    func run() throws {
        let power = try watts.map { try AcceleratorOptions.boardPower($0) }
        let speed = try options.relativeSpeed()
        let embodied = try options.embodied()
        guard power != nil || speed != nil || embodied != nil || noEmbodied else {
            throw Diagnostic(
                .usage, "nothing to change was given",
                remedy: "add --watts W, --speed X or --embodied-kg K")
        }
        let invocation = try global.open()
        let accelerator = try invocation.scheduler.setAccelerator(
            id, boardPower: power, relativeSpeed: speed, embodied: embodied,
            forgetsEmbodied: noEmbodied)
        invocation.show(
            json: JSONViews.accelerator(accelerator),
            text: AcceleratorViews.detail(accelerator, style: invocation.style))
    }
}

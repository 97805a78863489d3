import ArgumentParser
import Solstice
import SolsticePresentation

/// `solstice accelerator add`.
struct AcceleratorAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add an accelerator that is not listed.")

    @Argument(help: "A short name, such as rtx4090.")
    var id: String

    @Option(help: ArgumentHelp("Its board power in watts.", valueName: "watts"))
    var watts: Double

    @Option(help: ArgumentHelp("Its name as its maker writes it.", valueName: "title"))
    var title: String?

    @OptionGroup var options: AcceleratorOptions
    @OptionGroup var global: GlobalOptions

    func run() throws {
        let power = try AcceleratorOptions.boardPower(watts)
        let speed = try options.relativeSpeed()
        let embodied = try options.embodied()
        let invocation = try global.open()
        let accelerator = try invocation.scheduler.addAccelerator(
            id, title: title ?? id, boardPower: power, relativeSpeed: speed,
            embodied: embodied)
        invocation.show(
            json: JSONViews.accelerator(accelerator),
            text: AcceleratorViews.detail(accelerator, style: invocation.style))
    }
}

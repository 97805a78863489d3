import ArgumentParser
import Solstice
import SolsticePresentation

/// `solstice accelerator show`.
struct AcceleratorShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show an accelerator and its measured power caps.")

    @Argument(help: "Its name.", completion: KnownNames.accelerators)
    var id: String

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let invocation = try global.open()
        let accelerator = try invocation.scheduler.accelerator(id)
        invocation.show(
            json: JSONViews.accelerator(accelerator),
            text: AcceleratorViews.detail(accelerator, style: invocation.style))
    }
}

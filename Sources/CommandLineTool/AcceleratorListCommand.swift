import ArgumentParser
import Solstice
import SolsticePresentation

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

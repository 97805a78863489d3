import ArgumentParser
import Solstice
import SolsticePresentation

/// `solstice status`: the queue.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Show the queue.")

    @OptionGroup var global: GlobalOptions

    @Flag(help: "Show jobs that are over, too.")
    var all = false

    func run() throws {
        let invocation = try global.open()
        let records = try invocation.scheduler.queue(includingFinal: all)
        invocation.show(
            json: JSONViews.jobs(records),
            text: JobViews.queue(records, style: invocation.style))
    }
}

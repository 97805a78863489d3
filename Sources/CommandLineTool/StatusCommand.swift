import ArgumentParser
import Solstice
import SolsticePresentation

/// `solstice status`: the queue.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Show the queue.")

    @OptionGroup var global: GlobalOptions

    @Flag(help: "Show finished jobs, too.")
    var all = false

    @Flag(help: "Draw the jobs over time against what each region has.")
    var chart = false

    func run() throws {
        let invocation = try global.open()
        let records = try invocation.scheduler.queue(includingFinal: all)
        try invocation.show(
            json: JSONViews.jobs(records),
            text: JobViews.queue(records, style: invocation.style)
                + (chart ? "\n\n" + invocation.queueChart() : ""))
    }
}

import ArgumentParser
import Solstice
import SolsticePresentation

/// `solstice show`: everything stored about a job.
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a job: plan, baseline, saving, attempts, outcome.")

    @Argument(help: "The job's number or name.", completion: KnownNames.jobs)
    var job: String

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let invocation = try global.open()
        let id = try invocation.scheduler.jobNumber(job)
        let record = try invocation.scheduler.record(id)
        let events = try invocation.scheduler.events(id)
        invocation.show(
            json: JSONViews.job(record, events: events),
            text: JobViews.detail(record, events: events, style: invocation.style))
    }
}

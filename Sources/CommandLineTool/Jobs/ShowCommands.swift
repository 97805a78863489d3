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

    @Option(
        help: ArgumentHelp("Only jobs of this project.", valueName: "name"),
        completion: KnownNames.projects)
    var project: String?

    @Flag(help: "Draw the jobs over time against what each region has.")
    var chart = false

    func run() throws {
        let invocation = try global.open()
        let records = try invocation.scheduler.queue(
            includingFinal: all, project: project.map(ProjectID.init(_:)))
        try invocation.show(
            json: JSONViews.jobs(records),
            text: JobViews.queue(records, style: invocation.style)
                + (chart ? "\n\n" + invocation.queueChart() : ""))
    }
}

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

/// `solstice explain`: the alternatives to a job's plan.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Show why a job is planned so: the alternatives, and what more slack would buy.")

    @Argument(help: "The job's number or name.", completion: KnownNames.jobs)
    var job: String

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let invocation = try global.open()
        let id = try invocation.scheduler.jobNumber(job)
        let (explanation, record) = try invocation.scheduler.explanation(id)
        try invocation.show(
            json: JSONViews.explanation(explanation, record: record),
            text: ExplanationView.text(
                explanation, record: record,
                outlook: try outlook(explanation, record, invocation.scheduler),
                style: invocation.style))
    }

    /// The coming hours around the job's place; nil if they have passed or are no longer known,
    /// which does not prevent an explanation of the plan.
    private func outlook(
        _ explanation: Explanation, _ record: JobRecord, _ scheduler: Scheduler
    ) throws(Diagnostic) -> RegionOutlook? {
        guard
            let horizon = ExplanationView.horizon(
                of: explanation, record: record, now: scheduler.now)
        else { return nil }
        let place = explanation.best.placement
        return try scheduler.ifKnown { () throws(Diagnostic) in
            try scheduler.outlook(place.region, signal: place.signal, length: horizon.length)
                .outlook
        }
    }
}

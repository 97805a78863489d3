import ArgumentParser
import Solstice
import SolsticePresentation

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

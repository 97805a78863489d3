import ArgumentParser
import Solstice
import SolsticePresentation

/// `solstice retry`: start failed jobs again.
struct RetryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry",
        abstract: "Retry jobs that failed, were lost, missed or cancelled, planned from now.")

    @Argument(help: "Numbers or names of jobs.", completion: KnownNames.jobs)
    var jobs: [String]

    @Option(
        help: ArgumentHelp("Another deadline, for all of them.", valueName: "instant"))
    var deadline: String?

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let invocation = try global.open()
        let limit = try invocation.instant(deadline, option: "--deadline")
        let records = try jobs.map { job in
            try invocation.scheduler.retry(
                try invocation.scheduler.jobNumber(job), deadline: limit)
        }
        invocation.show(records) {
            JobViews.submitted($0, isDryRun: false, notes: [], style: invocation.style)
        }
    }
}

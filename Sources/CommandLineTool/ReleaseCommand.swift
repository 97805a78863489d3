import ArgumentParser
import Solstice
import SolsticePresentation

/// `solstice release`: release held jobs.
struct ReleaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release", abstract: "Release held jobs and plan them again.")

    @Argument(help: "Numbers or names of jobs.", completion: KnownNames.jobs)
    var jobs: [String]

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let invocation = try global.open()
        let records = try jobs.map { job in
            try invocation.scheduler.release(
                try invocation.scheduler.jobNumber(job, isUnambiguous: true))
        }
        invocation.show(records) {
            JobViews.submitted($0, isDryRun: false, notes: [], style: invocation.style)
        }
    }
}

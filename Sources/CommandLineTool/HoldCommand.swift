import ArgumentParser
import Solstice
import SolsticePresentation

/// `solstice hold`: hold jobs.
struct HoldCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hold", abstract: "Keep jobs back that have not started.")

    @Argument(help: "Numbers or names of jobs.", completion: KnownNames.jobs)
    var jobs: [String]

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let invocation = try global.open()
        let records = try jobs.map { job in
            let id = try invocation.scheduler.jobNumber(job, isUnambiguous: true)
            try invocation.scheduler.hold(id)
            return try invocation.scheduler.record(id)
        }
        invocation.show(records) {
            "job \($0.job.id) is held; let it go with: solstice release \($0.job.id)"
        }
    }
}

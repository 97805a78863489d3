import ArgumentParser
import Solstice
import SolsticePresentation

/// `solstice mark`: what jobs count for in reports.
struct MarkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mark",
        abstract: "Say which project jobs are reported under, and which runs were the final ones.",
        discussion: """
            Before or after they ran, in any state; all jobs that are named, or none:
              solstice mark 12 14 --project protein-paper
              solstice mark 14 --final
              solstice report --project protein-paper
            """)

    @Argument(help: "Numbers or names of jobs.", completion: KnownNames.jobs)
    var jobs: [String]

    @Flag(help: "They are final runs, whose results are published.")
    var final = false

    @Flag(help: "They are preliminary runs.")
    var preliminary = false

    @Option(
        help: ArgumentHelp("The project that they are reported under.", valueName: "name"),
        completion: KnownNames.projects)
    var project: String?

    @Flag(help: "They belong to no project.")
    var noProject = false

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let marks = try JobMarks(
            project: project, isWithoutProject: noProject, isFinal: final,
            isPreliminary: preliminary)
        let invocation = try global.open()
        let ids = try jobs.map { try invocation.scheduler.jobNumber($0, isUnambiguous: true) }
        invocation.show(try invocation.scheduler.mark(ids, as: marks)) {
            "job \($0.job.id) is \(JobViews.marks(of: $0.job))"
        }
    }
}

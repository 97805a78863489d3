import ArgumentParser
import Solstice
import SolsticePresentation

/// `solstice plan`: plan the whole queue again.
struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Plan all waiting jobs together, so that the queue emits least.",
        discussion: """
            A submission is placed into what is free; this weighs all jobs against one another. \
            The new plan becomes the current one where it saves enough. Ctrl-C ends the search \
            and goes on with the best plan until then; a second one gives up.
            """)

    @Flag(help: "Show the plan and what would move, and change nothing.")
    var dryRun = false

    @Option(help: ArgumentHelp("How long it may search.", valueName: "effort"))
    var effort = PlanningEffort.standard

    @Option(
        help: ArgumentHelp(
            "Seed of the search's chance; the same seed finds the same plan.",
            valueName: "n"))
    var seed: UInt64 = 1

    @Flag(help: "Draw the jobs over time against what each region has.")
    var chart = false

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let invocation = try global.open()
        let watcher = WorkWatcher<PlanningProgress>(
            terminal: invocation.terminal,
            // A plan is kept in one transaction.
            farewell: "stopped at once; what is planned now: solstice status"
        ) { PlanningLine.text($0, isStopping: $1.isStopping, width: $1.width) }
        let plan = try watcher.watch {
            try invocation.scheduler.plan(
                effort: effort, seed: seed, isDryRun: dryRun, observer: { watcher.follow($0) })
        }
        try invocation.show(
            json: JSONViews.plan(plan, isDryRun: dryRun),
            text: PlanView.text(plan, isDryRun: dryRun, style: invocation.style)
                + (chart ? "\n\n" + invocation.queueChart(planned: plan) : ""))
    }
}

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

    @Option(
        help: ArgumentHelp("quick, standard or thorough (standard).", valueName: "effort"),
        completion: .list(["quick", "standard", "thorough"]))
    var effort: String?

    @Option(
        help: ArgumentHelp(
            "Seed of the search's chance; the same seed finds the same plan.",
            valueName: "n"))
    var seed: UInt64 = 1

    @Flag(help: "Draw the jobs over time against what each region has.")
    var chart = false

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let effort = try statedEffort()
        let invocation = try global.open()
        let watcher = PlanWatcher(terminal: invocation.terminal)
        let signals = StopSignals { watcher.stop() }
        defer {
            signals.stop()
            watcher.erase()
        }
        let plan = try invocation.scheduler.plan(
            effort: effort, seed: seed, isDryRun: dryRun, observer: { watcher.follow($0) })
        watcher.erase()
        try invocation.show(
            json: JSONViews.plan(plan, isDryRun: dryRun),
            text: PlanView.text(plan, isDryRun: dryRun, style: invocation.style)
                + (chart ? "\n\n" + invocation.queueChart(planned: plan) : ""))
    }

    private func statedEffort() throws(Diagnostic) -> PlanningEffort {
        guard let effort else { return .standard }
        if let known = PlanningEffort(rawValue: effort) { return known }
        throw Diagnostic(
            .usage, "there is no effort \(effort)",
            remedy: "use --effort quick, standard or thorough")
    }
}

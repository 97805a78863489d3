import ArgumentParser
import Foundation
import Solstice
import SolsticePresentation
import Synchronization

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

/// Follows the planning of a queue: draws its progress, and stops it when the user asks.
final class PlanWatcher: Sendable {
    /// The state between two calls.
    private struct State {
        var isStopped = false
        var drawnAt: ContinuousClock.Instant?
    }

    /// Faster is unreadable, and a remote terminal is slow.
    private static let drawInterval = Duration.milliseconds(100)
    /// Planning that finishes sooner shows no line.
    private static let quietTime = Duration.milliseconds(200)

    private let terminal: Terminal
    private let start = ContinuousClock.now
    private let state = Mutex(State())

    init(terminal: Terminal) { self.terminal = terminal }

    /// Draws the progress on a terminal; false once the planning should end.
    func follow(_ progress: PlanningProgress) -> Bool {
        let now = ContinuousClock.now
        let (isStopped, isDue) = state.withLock { state in
            let isDue = now - (state.drawnAt ?? start) >= Self.drawInterval
            if isDue { state.drawnAt = now }
            return (state.isStopped, isDue)
        }
        if isDue, now - start >= Self.quietTime {
            terminal.progress(
                PlanningLine.text(progress, isStopping: isStopped, width: terminal.width))
        }
        return !isStopped
    }

    /// Asks the planning to end with its best plan; a second call ends the program. A plan is kept
    /// in one transaction, so the database is consistent at any moment.
    func stop() {
        let wasStopped = state.withLock { state in
            defer { state.isStopped = true }
            return state.isStopped
        }
        guard wasStopped else { return }
        erase()
        terminal.remark("stopped at once; what is planned now: solstice status")
        exit(130)
    }

    /// Erases the progress line.
    func erase() { terminal.progress("") }
}

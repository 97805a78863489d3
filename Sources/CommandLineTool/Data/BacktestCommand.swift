import ArgumentParser
import Foundation
import Solstice
import SolsticeJobFiles
import SolsticePresentation
import Synchronization

/// `solstice backtest`: what jobs would have saved in the past.
struct BacktestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backtest",
        abstract: "Replay jobs over imported history, and compare how to decide when they run.",
        discussion: """
            Each decision is made as if it were then, from what had been known by then alone. \
            Savings are against running at once, and measured by what perfect foresight would \
            save. Nothing is kept. Ctrl-C begins nothing further and shows what is whole; a \
            second one gives up.

            Policies: run-now, nightly-window, static-table, forecast-once, replanned, \
            value-of-waiting, oracle.
            """)

    @Option(
        help: ArgumentHelp(
            "Kinds of job, LENGTH@SLACK, and /RESUME for those that may pause "
                + "(8h@24h,8h@7d,24h@7d,8h@30d).", valueName: "kinds"))
    var mix: String?

    @Option(
        help: ArgumentHelp(
            "Kinds from a file of jobs: their hours, and what their deadlines leave.",
            valueName: "file"), completion: .file())
    var jobs: String?

    @Option(help: ArgumentHelp("The first submission (a year into the history).", valueName: "t"))
    var from: String?

    @Option(help: ArgumentHelp("The end of submissions (near the history's end).", valueName: "t"))
    var to: String?

    @Option(
        help: ArgumentHelp("A policy (all). Repeatable.", valueName: "name"),
        completion: .list(BacktestPolicy.allCases.map(\.rawValue)))
    var policy: [String] = []

    @Option(
        help: ArgumentHelp(
            "A zone or a region (all with history). Repeatable.", valueName: "zone"),
        completion: KnownNames.regions)
    var zone: [String] = []

    @Flag(help: "Let jobs run in any of the zones, at once in the first; not each by itself.")
    var across = false

    @Option(
        help: ArgumentHelp("lifecycle, direct or marginal.", valueName: "signal"),
        completion: KnownNames.signals)
    var signal: String?

    @Option(
        help: ArgumentHelp("How far apart submissions of a kind lie (13h).", valueName: "span"))
    var every: String?

    @OptionGroup var global: GlobalOptions

    func run() throws {
        guard mix == nil || jobs == nil else {
            throw Diagnostic(
                .usage, "--mix and --jobs both say what is replayed", remedy: "use one of them")
        }
        var request = BacktestRequest()
        if let mix { request.kinds = try BacktestArgument.kinds(mix) }
        if !policy.isEmpty {
            request.policies = try policy.map { name throws(Diagnostic) in
                try BacktestArgument.policy(name)
            }
        }
        request.places = zone
        request.isAcross = across
        request.signal = try SignalArgument.parse(signal)
        if let every { request.distance = try BacktestArgument.distance(every) }
        let invocation = try global.open()
        if let jobs { request.kinds = try kinds(inFile: jobs, invocation) }
        request.from = try invocation.instant(from, option: .name(.from))
        request.to = try invocation.instant(to, option: .name(.to))
        show(try replay(request, invocation), invocation)
    }

    private func kinds(
        inFile path: String, _ invocation: Invocation
    ) throws(Diagnostic) -> [JobKind] {
        try JobFile.read(try InputFile.read(path)).map { entry, place throws(Diagnostic) in
            do throws(Diagnostic) {
                return try entry.kind(invocation.moments)
            } catch {
                throw Diagnostic(
                    .badInput, "\(path), \(place): \(error.problem)", causes: error.causes,
                    remedy: error.remedy)
            }
        }
    }

    private func replay(
        _ request: BacktestRequest, _ invocation: Invocation
    ) throws(Diagnostic) -> BacktestSummary {
        let watcher = BacktestWatcher(terminal: invocation.terminal)
        let signals = StopSignals { watcher.stop() }
        defer {
            signals.stop()
            watcher.erase()
        }
        return try invocation.scheduler.backtest(request) { watcher.follow($0) }
    }

    private func show(_ summary: BacktestSummary, _ invocation: Invocation) {
        invocation.show(
            json: JSONViews.backtest(summary),
            text: BacktestView.text(summary, style: invocation.style))
        if summary.isInterrupted, !invocation.isJSON, invocation.style.medium == .pipe {
            invocation.terminal.remark("stopped early: zones and kinds are missing")
        }
    }
}

/// Follows a backtest: draws its progress, and stops it when the user asks.
final class BacktestWatcher: Sendable {
    private let terminal: Terminal
    private let drawer: ProgressLineDrawer
    private let stopping: ProgressLineDrawer
    private let isStopped = Mutex(false)

    init(terminal: Terminal) {
        self.terminal = terminal
        drawer = ProgressLineDrawer(terminal: terminal, label: "replaying")
        stopping = ProgressLineDrawer(terminal: terminal, label: "stopping, finishing zones")
    }

    /// Draws the share that is done on a terminal; false once nothing further should start.
    func follow(_ share: Double) -> Bool {
        // Drawn under the lock, so that lines of two threads do not mix.
        isStopped.withLock { isStopped in
            (isStopped ? stopping : drawer).draw(share)
            return !isStopped
        }
    }

    /// Stops after the complete parts; a second call ends the program, which needs no cleanup.
    func stop() {
        let wasStopped = isStopped.withLock { isStopped in
            defer { isStopped = true }
            return isStopped
        }
        guard wasStopped else { return }
        erase()
        terminal.remark("stopped at once; a backtest keeps nothing")
        exit(130)
    }

    /// Erases the progress line.
    func erase() { terminal.progress("") }
}

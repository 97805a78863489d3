import ArgumentParser
import Solstice
import SolsticeJobFiles
import SolsticePresentation

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
                + "(8h@24h,8h@7d,24h@7d,8h@30d).", valueName: "kinds"),
        transform: OptionValue.worded(BacktestArgument.kinds))
    var mix: [JobKind]?

    @Option(
        help: ArgumentHelp(
            "Kinds from a file of jobs: their hours, and what their deadlines leave.",
            valueName: "file"), completion: .file())
    var jobs: String?

    @Option(help: ArgumentHelp("The first submission (a year into the history).", valueName: "t"))
    var from: MomentArgument?

    @Option(help: ArgumentHelp("The end of submissions (near the history's end).", valueName: "t"))
    var to: MomentArgument?

    @Option(help: ArgumentHelp("A policy (all). Repeatable.", valueName: "name"))
    var policy: [BacktestPolicy] = []

    @Option(
        help: ArgumentHelp(
            "A zone or a region (all with history). Repeatable.", valueName: "zone"),
        completion: KnownNames.regions)
    var zone: [String] = []

    @Flag(help: "Let jobs run in any of the zones, at once in the first; not each by itself.")
    var across = false

    @Option(help: ArgumentHelp("What the carbon intensity counts.", valueName: "signal"))
    var signal: CarbonSignal?

    @Option(
        help: ArgumentHelp("How far apart submissions of a kind lie (13h).", valueName: "span"),
        transform: OptionValue.span("--every", example: "13h"))
    var every: TimeSpan?

    @OptionGroup var global: GlobalOptions

    func run() throws {
        guard mix == nil || jobs == nil else {
            throw Diagnostic(
                .usage, "--mix and --jobs both say what is replayed", remedy: "use one of them")
        }
        var request = BacktestRequest()
        if let mix { request.kinds = mix }
        if !policy.isEmpty { request.policies = policy }
        request.places = zone
        request.isAcross = across
        request.signal = signal
        if let every { request.distance = every }
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
        let watcher = WorkWatcher<Double>(
            terminal: invocation.terminal,
            farewell: "stopped at once; a backtest keeps nothing"
        ) { share, moment in
            ProgressLine.text(
                label: moment.isStopping ? "stopping, finishing zones" : "replaying",
                fraction: share, elapsed: moment.elapsed, width: moment.width)
        }
        return try watcher.watch { () throws(Diagnostic) in
            try invocation.scheduler.backtest(request) { watcher.follow($0) }
        }
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

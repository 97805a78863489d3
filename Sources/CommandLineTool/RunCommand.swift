import ArgumentParser
import Solstice
import SolsticePresentation

/// `solstice run`: the service.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Start jobs at their planned moments and follow them to their end.",
        discussion: """
            Ctrl-C and SIGTERM stop the service; running jobs go on, and the next service finds \
            them again. One service works on a database at a time.
            """)

    @Flag(help: "Stop when no job is left to start or to follow.")
    var untilEmpty = false

    @OptionGroup var time: ClockOption

    @OptionGroup var global: GlobalOptions

    /// The executors of this program, whose hidden verb `shim` supervises each job.
    static var executors: Executors {
        let clusters = SlurmExecutors()
        return Executors(local: LocalExecutor(shimArguments: ["shim"])) {
            clusters.executor(of: $0)
        }
    }

    func run() async throws {
        let invocation = try global.open(clock: try time.schedulerClock(global))
        let watcher = ServiceWatcher(invocation: invocation, isVerbose: global.verbose)
        let service = try Service(
            scheduler: invocation.scheduler,
            executors: Self.executors,
            environment: ClockOption.jobEnvironment,
            notify: { watcher.tell($0) })
        let work = Task { try await service.run(untilEmpty: untilEmpty) }
        let signals = StopSignals { work.cancel() }
        defer { signals.stop() }
        do {
            try await work.value
        } catch let diagnostic as Diagnostic {
            throw diagnostic
        }
        if work.isCancelled { watcher.tellStopped() }
    }
}

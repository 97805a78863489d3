import ArgumentParser
import Foundation
import Solstice
import SolsticePresentation
import Synchronization

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
        try await work.value
        if work.isCancelled { watcher.tellStopped() }
    }
}

/// How time passes for a verb that runs until it is stopped.
struct ClockOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Let time pass so many times as fast, such as 3600x: an hour a second. For trying out.",
            valueName: "rate"), transform: Self.rate)
    var clock: Double?

    @Sendable private static func rate(_ text: String) throws(Diagnostic) -> Double {
        let digits = text.hasSuffix("x") ? String(text.dropLast()) : text
        guard let rate = Double(digits), rate >= 1, rate <= 1_000_000 else {
            throw Diagnostic(
                .usage, "--clock \(text) is not a rate",
                remedy: "use --clock 3600x for an hour a second")
        }
        return rate
    }

    /// The requested clock, starting from the stated moment if there is one.
    func schedulerClock(_ global: GlobalOptions) throws(Diagnostic) -> SchedulerClock {
        let stated = try global.statedNow(GlobalOptions.machineZone())
        let start = stated ?? SchedulerClock.system.now
        guard let clock else {
            // Time has to pass for jobs to fall due, even from a stated moment.
            return stated == nil ? .system : .running(from: start, rate: 1)
        }
        return .running(from: start, rate: clock)
    }

    /// What jobs inherit: this process's environment without the options meant for itself.
    static var jobEnvironment: [String: String] {
        ProcessInfo.processInfo.environment.filter { $0.key != "SOLSTICE_NOW" }
    }
}

/// The clusters that this program uses, each through one executor, so that one listing serves all
/// its jobs.
final class SlurmExecutors: Sendable {
    private let known = Mutex<[SlurmCluster: SlurmExecutor]>([:])

    /// The executor of a cluster, always the same one.
    func executor(of cluster: SlurmCluster) -> SlurmExecutor {
        known.withLock { known in
            if let executor = known[cluster] { return executor }
            let executor = SlurmExecutor(cluster: cluster)
            known[cluster] = executor
            return executor
        }
    }
}

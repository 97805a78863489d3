import SolsticeTesting
import Solstice
import SolsticeExecution
import Synchronization

/// A service on a simulated machine whose time runs some sixteen hours a second while it waits.
struct ServiceBench {
    let scheduler: Scheduler
    let executor: SimulatedExecutor
    private let log = Log()

    /// What the service told, in order.
    final class Log: Sendable {
        private let lines = Mutex<[String]>([])

        func add(_ line: String) { lines.withLock { $0.append(line) } }

        var all: [String] { lines.withLock { $0 } }
    }

    /// A service from a moment on. Jobs end as their command says: `exit 3`, `signal 9`,
    /// `missing`, anything else with status 0 after two hours.
    init(_ bench: Workbench, from moment: Instant = Workbench.now, rate: Double = 60_000) throws {
        let clock = SchedulerClock.running(from: moment, rate: rate)
        scheduler = try Scheduler(databasePath: bench.path, clock: clock)
        executor = SimulatedExecutor(clock: clock) { request in
            let words = request.command
            let number = words.count > 1 ? Int32(words[1]) ?? 0 : 0
            let outcome: AttemptExit.Outcome =
                switch words[0] {
                case "exit": .exited(code: number)
                case "signal": .signalled(number: number)
                case "missing": .neverStarted(code: 127, reason: "command not found")
                default: .exited(code: 0)
                }
            return SimulatedJob(
                duration: rate > 1 ? TimeSpan(hours: 2) : .zero, outcome: outcome)
        }
    }

    var notices: [String] { log.all }

    /// Runs until nothing is left that could be started or followed.
    func runUntilEmpty(_ other: (any Executor)? = nil) async throws(Diagnostic) {
        let service = try Service(
            scheduler: scheduler, executors: Executors(everywhere: other ?? executor),
            environment: ["PATH": "/bin"]
        ) { [log] notice in
            switch notice {
            case .started(let record): log.add("started \(record.job.id)")
            case .paused(let record): log.add("paused \(record.job.id)")
            case .retried(let record): log.add("retried \(record.job.id)")
            case .databaseTrouble(let diagnostic): log.add("database \(diagnostic.problem)")
            case .databaseRecovered: log.add("database recovered")
            case .clockSet(let seconds): log.add("clock set \(seconds)")
            case .ended(let record): log.add("ended \(record.job.id) \(record.job.state)")
            case .trouble(let job, let diagnostic): log.add("trouble \(job) \(diagnostic.problem)")
            case .continued(let record): log.add("continued \(record.job.id)")
            case .moved(let record): log.add("moved \(record.job.id)")
            case .waiting(let job, _): log.add("waiting \(job)")
            case .blocked(let job, let others): log.add("blocked \(job) by \(others)")
            case .feedTrouble(let feed, let diagnostic):
                log.add("feed \(feed) \(diagnostic.problem)")
            case .feedsTrouble(let diagnostic): log.add("feeds \(diagnostic.problem)")
            case .feedRecovered(let feed): log.add("feed \(feed) recovered")
            case .leftAlone(let jobs, let region): log.add("left alone \(jobs) in \(region)")
            }
        }
        try await service.run(untilEmpty: true)
    }
}

extension Scheduler {
    /// Submits a sample job that has half a year.
    @discardableResult
    func submitAtLeisure(
        _ change: (inout SubmissionRequest) -> Void = { _ in }
    ) throws(Diagnostic) -> Submission {
        try submit {
            $0.deadline = at(24 * 180)
            change(&$0)
        }
    }
}

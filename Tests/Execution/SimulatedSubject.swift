import SolsticeTesting
import SolsticeDomain
import SolsticeExecution
import Synchronization

/// The simulated executor on a clock that the test moves.
struct SimulatedSubject: ContractSubject {
    /// Virtual time.
    let clock = ManualClock(at: Instant(secondsSinceEpoch: 1_000_000))
    let simulation: SimulatedExecutor
    private let numbers = Counter()

    init() {
        let clock = clock
        simulation = SimulatedExecutor(now: { clock.now }) { request in
            Self.script(request.command)
        }
    }

    var executor: any Executor { simulation }

    func request(_ job: ContractJob) -> LaunchRequest {
        let words =
            switch job {
            case .exits(let code): ["exit", "\(code)"]
            case .killsItself: ["kill"]
            case .waitsToGo: ["wait"]
            case .ignoresTermination: ["ignore"]
            case .isNotThere: ["missing"]
            }
        let key = "attempt-\(numbers.next())"
        return LaunchRequest(
            attemptKey: key, command: words, workingDirectory: "/", environment: [:],
            folder: "/nowhere/\(key)")
    }

    func runCount(_ request: LaunchRequest) async -> Int {
        await simulation.launches.count { $0 == request }
    }

    /// Stands still if its end does not come however long one waits.
    func isStopped(_ request: LaunchRequest) async -> Bool {
        clock.advance(by: .day)
        return await isRunning(request)
    }

    func go(_ request: LaunchRequest) async throws { clock.advance(by: .hour) }

    func pass() async throws { clock.advance(by: TimeSpan(seconds: 60)) }

    private static func script(_ command: [String]) -> SimulatedJob {
        switch command[0] {
        case "exit":
            SimulatedJob(
                duration: TimeSpan(seconds: 1), outcome: .exited(code: Int32(command[1]) ?? -1))
        case "kill":
            SimulatedJob(duration: TimeSpan(seconds: 1), outcome: .signalled(number: 9))
        case "missing":
            SimulatedJob(
                duration: .hour, outcome: .neverStarted(code: 127, reason: "command not found"))
        default:
            SimulatedJob(duration: .hour, ignoresTermination: command[0] == "ignore")
        }
    }
}

/// Counts up from 1.
private final class Counter: Sendable {
    private let last = Mutex(0)

    func next() -> Int {
        last.withLock {
            $0 += 1
            return $0
        }
    }
}

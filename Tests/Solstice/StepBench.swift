import SolsticeTesting
import SolsticeExecution

@testable import Solstice

/// A service that is started again at moments of a test's choice and does what is due then, beside a
/// simulated machine on the same clock: every step is also the recovery from a crash.
final class StepBench: Sendable {
    private let path: String
    private let clock = ManualClock(at: Workbench.now)
    /// The machine.
    let executor: SimulatedExecutor

    /// Jobs end as their command says: `hours 3` after so many, `exit 3` after an hour with this
    /// status, anything else after two hours.
    init(_ bench: Workbench) {
        path = bench.path
        let clock = clock
        executor = SimulatedExecutor(now: { clock.now }) { request in
            let number = request.command.count > 1 ? Double(request.command[1]) ?? 0 : 0
            return switch request.command[0] {
            case "hours": SimulatedJob(duration: TimeSpan(hours: number))
            case "exit": SimulatedJob(duration: .hour, outcome: .exited(code: Int32(number)))
            default: SimulatedJob(duration: TimeSpan(hours: 2))
            }
        }
    }

    /// Moves the clock to an hour and lets a new service do what is due.
    @discardableResult
    func settle(at hour: Double) async throws -> Scheduler {
        clock.move(to: at(hour))
        let scheduler = try Scheduler(databasePath: path, clock: clock.schedulerClock)
        let service = try Service(
            scheduler: scheduler, executors: Executors(everywhere: executor),
            environment: ["PATH": "/bin"]
        ) { _ in }
        try await service.settle()
        return scheduler
    }
}

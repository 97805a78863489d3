import SolsticeTestSupport
import SolsticeDomain
import SolsticeExecution
import Testing

/// What the jobs of the contract do, however an executor brings it about.
enum ContractJob: Sendable {
    /// Ends at once with this exit code.
    case exits(code: Int32)
    /// Ends at once by `SIGKILL`.
    case killsItself
    /// Runs until told to go, then ends with exit code 0.
    case waitsToGo
    /// As `waitsToGo`, and does not listen to `SIGTERM`.
    case ignoresTermination
    /// Cannot be run, because there is no such command.
    case isNotThere
}

/// An executor under test, with what the contract must be able to see and to bring about.
protocol ContractSubject: Sendable {
    var executor: any Executor { get }
    /// An attempt of its own at a job.
    func request(_ job: ContractJob) -> LaunchRequest
    /// How often the command of a request has really begun.
    func runCount(_ request: LaunchRequest) async -> Int
    /// Whether the attempt stands still.
    func isStopped(_ request: LaunchRequest) async -> Bool
    /// Gives `waitsToGo` all it waits for.
    func go(_ request: LaunchRequest) async throws
    /// Lets a moment go by.
    func pass() async throws
}

/// The executors that keep the contract.
enum ContractSubjectKind: String, CaseIterable, Sendable {
    case local
    case simulated
    case slurm

    /// Those that can be tried here: Slurm takes a cluster, and `SlurmExecutorTests` says so.
    static var tried: [ContractSubjectKind] {
        allCases.filter { $0 != .slurm || TestCluster.east != nil }
    }

    func make() throws -> any ContractSubject {
        switch self {
        case .local: try LocalSubject()
        case .simulated: SimulatedSubject()
        case .slurm: try SlurmSubject()
        }
    }
}

extension ContractSubject {
    /// Starts a job and returns when its command runs.
    func begin(_ job: ContractJob) async throws -> LaunchRequest {
        let request = request(job)
        try await executor.start(request)
        try await eventually("the command begins", between: pass) {
            await runCount(request) > 0
        }
        return request
    }

    /// Waits for an attempt's end.
    func end(of request: LaunchRequest) async throws -> AttemptExit {
        try await eventually("the attempt ends", between: pass) {
            await !isUnderWay(request)
        }
        guard case .ended(let exit) = await executor.poll(request.attempt) else {
            throw CancellationError()
        }
        return exit
    }

    func isRunning(_ request: LaunchRequest) async -> Bool {
        if case .running = await executor.poll(request.attempt) { return true }
        return false
    }

    /// Whether it runs, or waits in a queue that is the executor's own affair.
    func isUnderWay(_ request: LaunchRequest) async -> Bool {
        if case .pending = await executor.poll(request.attempt) { return true }
        return await isRunning(request)
    }
}

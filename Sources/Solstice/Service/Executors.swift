public import SolsticeDomain
public import SolsticeExecution
import SolsticeStore

/// The executor of each region's attempts.
public struct Executors: Sendable {
    private let local: any Executor
    private let slurm: @Sendable (SlurmCluster) -> any Executor

    /// This machine for regions that run locally, and the region's cluster for each of the others.
    ///
    /// `slurm` is called each time; the executors it returns for one cluster share their state.
    public init(
        local: any Executor, slurm: @escaping @Sendable (SlurmCluster) -> any Executor
    ) {
        self.local = local
        self.slurm = slurm
    }

    /// One executor for every region.
    public init(everywhere executor: any Executor) {
        self.init(local: executor) { _ in executor }
    }

    /// The executor of a region; `executor none` means this machine, where an attempt started
    /// before the region was changed may still be running.
    func executor(of region: Region?) -> any Executor {
        guard let region, region.executor == .slurm else { return local }
        return slurm(region.slurm ?? SlurmCluster())
    }

    /// The executor that an attempt was handed to.
    func executor(
        of attempt: Attempt, in database: Database
    ) throws(Diagnostic) -> any Executor {
        executor(of: try database.read { try $0.session.region(attempt.region) })
    }
}

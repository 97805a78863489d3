public import SolsticeDomain
public import SolsticeExecution

/// Who runs the attempts of each region.
public struct Executors: Sendable {
    private let local: any Executor
    private let slurm: @Sendable (SlurmCluster) -> any Executor

    /// This machine for regions that run locally, and for each other one its cluster.
    ///
    /// `slurm` is asked each time, and answers for the same cluster with what shares one memory.
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

    /// The executor of a region; `executor none` stands for this machine, where an attempt may still
    /// run that was started before the region was changed.
    func executor(of region: Region?) -> any Executor {
        guard let region, region.executor == .slurm else { return local }
        return slurm(region.slurm ?? SlurmCluster())
    }
}

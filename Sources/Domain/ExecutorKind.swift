/// What starts a region's jobs.
public enum ExecutorKind: String, CaseIterable, Codable, Sendable {
    /// Processes on this machine.
    case local
    /// A Slurm cluster.
    case slurm
    /// None: the region is planned for, and its jobs are started by hand.
    case none
}

/// Who starts a region's jobs.
public enum ExecutorKind: String, CaseIterable, Codable, Sendable {
    /// Processes on this machine.
    case local
    /// A Slurm cluster.
    case slurm
    /// Nobody: the region is planned for, and jobs there are started by hand.
    case none
}

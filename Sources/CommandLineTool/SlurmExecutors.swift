import Solstice
import Synchronization

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

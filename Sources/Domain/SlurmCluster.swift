/// How to reach a region's Slurm cluster.
public struct SlurmCluster: Codable, Equatable, Hashable, Sendable {
    /// The cluster's `slurm.conf`, for `SLURM_CONF`; nil for this machine's own.
    public let configurationPath: String?
    /// Words that prefix every command, such as `["ssh", "login.example.org"]`; empty to run the
    /// commands on this machine.
    public let commandPrefix: [String]
    /// The partition that jobs go to; nil for the cluster's default.
    public let partition: String?

    /// Creates a cluster from its settings.
    public init(
        configurationPath: String? = nil, commandPrefix: [String] = [], partition: String? = nil
    ) {
        self.configurationPath = configurationPath
        self.commandPrefix = commandPrefix
        self.partition = partition
    }
}

/// How a region's Slurm cluster is reached.
public struct SlurmCluster: Codable, Equatable, Hashable, Sendable {
    /// The cluster's `slurm.conf`, for `SLURM_CONF`; nil for the one of this machine.
    public let configurationPath: String?
    /// Words that go before every command, such as `["ssh", "login.example.org"]`; empty to run the
    /// commands on this machine.
    public let commandPrefix: [String]
    /// The partition that jobs go to; nil for the cluster's own choice.
    public let partition: String?

    /// A cluster reached in this way.
    public init(
        configurationPath: String? = nil, commandPrefix: [String] = [], partition: String? = nil
    ) {
        self.configurationPath = configurationPath
        self.commandPrefix = commandPrefix
        self.partition = partition
    }
}

import Glibc
public import SolsticeDomain

/// Evidence in a folder that an attempt was started, whatever a database knows of it.
public struct AttemptTrace: Equatable, Sendable {
    /// The attempt, whose key is the name of its folder.
    public let attempt: AttemptAddress
    /// When it was started, by the clock of the machine that recorded it.
    public let startedAt: Instant
    /// Who runs it: this machine or a cluster.
    public let executor: ExecutorKind
    /// Whether processes of this machine are still running it.
    public let isRunning: Bool

    /// Every attempt that was started below a folder, by key.
    public static func all(in folder: String) -> [AttemptTrace] {
        FolderListing.names(in: folder).sorted().compactMap {
            AttemptTrace(key: $0, folder: "\(folder)/\($0)")
        }
    }

    /// Reads a folder; nil if nothing was started in it.
    private init?(key: String, folder: String) {
        // In the order in which they best show when it began.
        let records: [(String, ExecutorKind)] = [
            ("started.json", .local), ("claim", .slurm), ("submitted.json", .slurm),
            ("exit.json", .local),
        ]
        let found = records.lazy.compactMap { name, executor in
            Self.modified("\(folder)/\(name)").map { ($0, executor) }
        }.first
        guard let (startedAt, executor) = found else { return nil }
        attempt = AttemptAddress(key: key, folder: folder)
        self.startedAt = startedAt
        self.executor = executor
        if executor == .local, case .running = AttemptLookup(attempt).report {
            isRunning = true
        } else {
            isRunning = false
        }
    }

    private static func modified(_ path: String) -> Instant? {
        var facts = stat()
        guard stat(path, &facts) == 0 else { return nil }
        return Instant(secondsSinceEpoch: facts.st_mtim.tv_sec)
    }
}

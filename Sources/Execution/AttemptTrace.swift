import Glibc
public import SolsticeDomain

/// That an attempt was started, as its folder tells, whatever a database knows of it.
public struct AttemptTrace: Equatable, Sendable {
    /// The attempt, whose key its folder is named for.
    public let attempt: AttemptAddress
    /// When it was started, by the clock of the machine that recorded it.
    public let startedAt: Instant
    /// Who runs it: this machine or a cluster.
    public let executor: ExecutorKind
    /// Whether processes of this machine are still at it.
    public let isRunning: Bool

    /// Every attempt that was started below a folder, by key.
    public static func all(in folder: String) -> [AttemptTrace] {
        FolderListing.names(in: folder).sorted().compactMap {
            AttemptTrace(key: $0, folder: "\(folder)/\($0)")
        }
    }

    /// What a folder tells; nil where nothing was started in it.
    private init?(key: String, folder: String) {
        // In the order in which they tell best when it began.
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

import Glibc
public import SolsticeDomain

/// Finds out about an attempt from its folder and the kernel's list of processes.
struct AttemptLookup {
    /// The attempt looked up.
    let attempt: AttemptAddress
    private let folder: AttemptFolder

    /// Creates a lookup for an attempt; every property looks again.
    init(_ attempt: AttemptAddress) {
        self.attempt = attempt
        folder = AttemptFolder(path: attempt.folder)
    }

    /// What happened to the attempt.
    var report: AttemptReport {
        if let settled { return settled }
        switch folder.startRecord {
        case .absent: return reportWithoutRecord ?? settled ?? .unknown
        case .unknown(let reason): return .unreachable(because: reason)
        // Something was started that cannot be found again: not unknown, or it would run twice.
        case .unreadable: return reportWithoutRecord ?? settled ?? .vanished
        case .found(let record):
            guard record.attemptKey == attempt.key else { return .unknown }
            if let job = record.job, job.isAlive { return .running(processID: job.processID) }
            if record.shim.isAlive {
                return .running(processID: (record.job ?? record.shim).processID)
            }
            // Without its shim a job has finished only when none of its processes is left.
            if let left = AttemptProcesses.leftBehind(by: record.shim) {
                return .running(processID: left.number)
            }
            // The end may have been written between the two looks.
            return settled ?? .vanished
        }
    }

    /// Whether it was started and has finished; false for an unknown attempt.
    var isOver: Bool {
        switch report {
        case .ended, .vanished: true
        case .unknown, .pending, .running, .unreachable: false
        }
    }

    /// The process group of a running attempt; nil if it has ended.
    /// - Throws: a ``Diagnostic`` for an attempt that is unknown, or too young to have a group.
    func liveGroup(to verb: String) throws(Diagnostic) -> JobGroup? {
        switch report {
        case .unknown: throw unknown(to: verb)
        case .ended, .vanished: return nil
        case .running, .pending, .unreachable: break
        }
        let record: StartRecord? =
            if case .found(let found) = folder.startRecord { found } else { nil }
        if let job = record?.job, job.isAlive { return JobGroup(leader: job.processID) }
        let left =
            record.map { AttemptProcesses.leftBehind(by: $0.shim) }
            ?? AttemptProcesses.writer(to: folder.outputPath)
        if let left { return JobGroup(leader: left.status.group) }
        // The command has ended, and its shim is about to record it.
        if record?.job != nil { return nil }
        throw Diagnostic(
            .tryAgain, "cannot \(verb) attempt \(attempt.key)",
            causes: ["its command is only just being started"], remedy: "try again in a second")
    }

    /// Leaves an order for the shim and wakes it; false if no shim is there to follow it.
    /// - Throws: a ``Diagnostic`` for an unknown attempt, or if the order cannot be written.
    func orderCancelling(grace: TimeSpan) throws(Diagnostic) -> Bool {
        if case .unknown = report { throw unknown(to: "cancel") }
        let shim: ProcessIdentity? =
            if case .found(let record) = folder.startRecord { record.shim } else {
                AttemptProcesses.shim(of: attempt.folder)
            }
        guard let shim, shim.isAlive else { return false }
        do {
            if !folder.isThere { try folder.create() }
            try folder.write(
                CancelOrder(
                    givenAtEpochSeconds: Instant.onTheWall.secondsSinceEpoch,
                    graceSeconds: max(0, grace.seconds)))
        } catch {
            throw Diagnostic(
                .cannotWrite, "cannot cancel attempt \(attempt.key)", causes: ["\(error)"],
                remedy: "make room in \(attempt.folder), then cancel it again")
        }
        kill(shim.processID, ShimProcess.wakeSignal)
        return true
    }

    /// What the kernel says of an attempt whose folder holds no record of its start: deleted while
    /// the attempt runs, or not written yet by a shim that is just starting.
    private var reportWithoutRecord: AttemptReport? {
        if let writer = AttemptProcesses.writer(to: folder.outputPath) {
            return .running(processID: writer.number)
        }
        guard let shim = AttemptProcesses.shim(of: attempt.folder) else { return nil }
        // A folder created again after it was deleted lacks what its shim was started with.
        return folder.hasShimLog ? .pending : .running(processID: shim.processID)
    }

    private var settled: AttemptReport? {
        switch folder.exitRecord {
        case .absent: nil
        case .unknown(let reason): .unreachable(because: reason)
        case .unreadable: .vanished
        case .found(let record): record.attemptKey == attempt.key ? .ended(record.exit) : .unknown
        }
    }

    private func unknown(to verb: String) -> Diagnostic {
        Diagnostic(
            .noSuchInput, "cannot \(verb) attempt \(attempt.key)",
            causes: ["nothing was started under this key in \(attempt.folder)"])
    }
}

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

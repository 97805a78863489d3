import Glibc
import SolsticeDomain

/// Finds out about an attempt from its folder and the kernel's list of processes.
struct AttemptLookup {
    /// The attempt looked up.
    let attempt: AttemptAddress
    private let folder: AttemptFolder

    /// A look at the attempt of an address; every property looks anew.
    init(_ attempt: AttemptAddress) {
        self.attempt = attempt
        folder = AttemptFolder(path: attempt.folder)
    }

    /// What became of the attempt.
    var report: AttemptReport {
        if let settled { return settled }
        switch folder.startRecord {
        case .absent: return .unknown
        // Something was started that cannot be found again: not unknown, or it would run twice.
        case .unreadable: return .vanished
        case .found(let record):
            guard record.attemptKey == attempt.key else { return .unknown }
            if let job = record.job, job.isAlive || record.shim.isAlive {
                return .running(processID: job.processID)
            }
            if record.shim.isAlive { return .running(processID: record.shim.processID) }
            // The end may have been written between the two looks.
            return settled ?? .vanished
        }
    }

    /// Whether it was started and is over; an attempt that is not known is not.
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
        guard case .found(let record) = folder.startRecord else { return nil }
        guard let job = record.job else {
            throw Diagnostic(
                .tryAgain, "cannot \(verb) attempt \(attempt.key)",
                causes: ["its command is only just being started"], remedy: "try again in a second")
        }
        return job.isAlive ? JobGroup(leader: job.processID) : nil
    }

    /// Leaves an order for the shim and wakes it; false if no shim is there to follow it.
    /// - Throws: a ``Diagnostic`` for an unknown attempt, or where the order cannot be written.
    func orderCancelling(grace: TimeSpan) throws(Diagnostic) -> Bool {
        if case .unknown = report { throw unknown(to: "cancel") }
        guard case .found(let record) = folder.startRecord, record.shim.isAlive else {
            return false
        }
        do {
            try folder.write(
                CancelOrder(
                    givenAtEpochSeconds: Instant.onTheWall.secondsSinceEpoch,
                    graceSeconds: max(0, grace.seconds)))
        } catch {
            throw Diagnostic(
                .cannotWrite, "cannot cancel attempt \(attempt.key)", causes: ["\(error)"],
                remedy: "make room in \(attempt.folder), then cancel it again")
        }
        kill(record.shim.processID, ShimProcess.wakeSignal)
        return true
    }

    private var settled: AttemptReport? {
        switch folder.exitRecord {
        case .absent: nil
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

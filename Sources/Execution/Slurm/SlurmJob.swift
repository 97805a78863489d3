import Glibc
import SolsticeDomain

/// A job as its cluster describes it.
struct SlurmJob: Equatable, Sendable {
    /// How far a job has come.
    enum Stage: Equatable, Sendable {
        /// It waits for its turn, for the first or another time.
        case pending
        /// It runs, is stopped or is just ending.
        case running
        /// It has finished.
        case over
    }

    /// Slurm's number for it.
    let number: Int32
    /// The words for its state: a base state, such as `RUNNING`, and flags, such as `COMPLETING`.
    let states: Set<String>
    /// The status word of wait(2) of its batch script; nil if unknown.
    let waitStatus: Int32?
    /// When it started or is expected to; nil if unknown.
    let startedAt: Instant?
    /// When it ended or is expected to; nil if unknown.
    let endedAt: Instant?
    /// Why it is in its state, in Slurm's words; empty if there is no reason.
    let reason: String
    /// The attempt that its comment names; nil for a job that is not ours.
    let attemptKey: String?

    private static let waiting: Set = [
        "PENDING", "CONFIGURING", "REQUEUED", "REQUEUE_HOLD", "REQUEUE_FED", "RESV_DEL_HOLD",
        "SPECIAL_EXIT",
    ]
    private static let active: Set = [
        "RUNNING", "SUSPENDED", "STOPPED", "COMPLETING", "SIGNALING", "STAGE_OUT", "RESIZING",
    ]

    /// How far it has come.
    var stage: Stage {
        if !states.isDisjoint(with: Self.waiting) { return .pending }
        return states.isDisjoint(with: Self.active) ? .over : .running
    }
}

/// The end of a job that left no record of it, or that Slurm ended: as an attempt's.
struct SlurmEnding {
    /// The signal by which a job step manager says that it could not even open the output.
    private static let launchFailure: Int32 = 53

    /// The job, which has finished.
    let job: SlurmJob
    /// Whether its script ever began.
    let hasRun: Bool
    /// Whether we ordered it to end.
    let wasCancelled: Bool

    /// Whether Slurm let the script end by itself.
    var isOfScript: Bool { !job.states.isDisjoint(with: ["COMPLETED", "FAILED"]) }

    /// How it ended; nil if it is lost with its node.
    var outcome: AttemptExit.Outcome? {
        if wasCancelled { return .signalled(number: SIGTERM) }
        let state = job.states.first ?? ""
        switch state {
        case "NODE_FAIL": return nil
        case "BOOT_FAIL", "LAUNCH_FAILED", "RECONFIG_FAIL": return neverStarted(state)
        case "OUT_OF_MEMORY": return .signalled(number: SIGKILL)
        case "COMPLETED", "FAILED": return ofScript
        // CANCELLED, TIMEOUT, PREEMPTED, DEADLINE, REVOKED and what later versions add: Slurm ended
        // it, and what the command made of the signal is not a success.
        default: return hasRun ? .signalled(number: SIGTERM) : neverStarted(state)
        }
    }

    /// The note in the job's output about an end that was not the command's own.
    var note: String {
        let reason = job.reason.isEmpty ? "" : " (\(job.reason))"
        return "solstice: Slurm's job \(job.number) ended as "
            + job.states.sorted().joined(separator: "+") + reason
    }

    private var ofScript: AttemptExit.Outcome {
        let status = job.waitStatus ?? 0
        let signal = status & 0x7f
        let code = status >> 8 & 0xff
        if signal == Self.launchFailure { return neverStarted("FAILED") }
        if signal != 0 { return .signalled(number: signal) }
        // The script reports it as shells do.
        return (129...192).contains(code) ? .signalled(number: code - 128) : .exited(code: code)
    }

    private func neverStarted(_ state: String) -> AttemptExit.Outcome {
        var reason = "Slurm's job \(job.number) ended as \(state) before its command was run"
        if !job.reason.isEmpty { reason += ": \(job.reason)" }
        return .neverStarted(code: 126, reason: reason)
    }
}

import Glibc
import SolsticeDomain

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

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

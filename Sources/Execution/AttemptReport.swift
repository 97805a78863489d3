/// What an executor knows of an attempt.
public enum AttemptReport: Equatable, Sendable {
    /// Nothing with this key was ever started here.
    case unknown
    /// It was accepted and waits in the executor's own queue.
    case pending
    /// It runs or is paused, as this process or as this job of a cluster; in its first
    /// milliseconds, as the process that supervises it.
    case running(processID: Int32)
    /// It has finished.
    case ended(AttemptExit)
    /// Its state is unknown just now: the executor does not answer, for this reason.
    case unreachable(because: String)
    /// It was started and is gone without a record of its end, as after a power cut.
    case vanished
}

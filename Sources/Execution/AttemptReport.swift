/// What an executor knows of an attempt.
public enum AttemptReport: Equatable, Sendable {
    /// Nothing of this key was ever started here.
    case unknown
    /// It runs or is paused, as this process; in its first milliseconds, as the process that looks
    /// after it.
    case running(processID: Int32)
    /// It is over.
    case ended(AttemptExit)
    /// It was started and is gone without a record of its end, as after a power cut.
    case vanished
}

/// Where a job is in its life.
public enum JobState: String, CaseIterable, Codable, Sendable {
    /// Kept back by a person.
    case held
    /// Accepted and not yet placed.
    case queued
    /// Placed in time and space, waiting for its start.
    case planned
    /// An attempt is recorded and its process is about to exist.
    case starting
    /// Its process runs.
    case running
    /// Its process is stopped, or has saved its work and ended, and will go on.
    case paused
    /// Ended with exit status 0.
    case succeeded
    /// Ended in another way.
    case failed
    /// Ended by a person.
    case cancelled
    /// Nobody knows how it ended.
    case lost
    /// Its deadline passed before it could start.
    case missed

    /// The states of jobs that are not over.
    public static let open = allCases.filter { !$0.isFinal }

    /// The states of jobs that have a place in time and hold it.
    public static let placed: [JobState] = [.planned, .starting, .running, .paused]

    /// Whether nothing more will happen to the job.
    public var isFinal: Bool {
        switch self {
        case .succeeded, .failed, .cancelled, .lost, .missed: true
        case .held, .queued, .planned, .starting, .running, .paused: false
        }
    }

    /// Whether a process of the job may exist.
    public var isActive: Bool {
        switch self {
        case .starting, .running, .paused: true
        default: false
        }
    }

    /// The states that may come next. A job goes back to `queued` to be tried again, by itself or,
    /// where nothing more would happen to it, because a person says so.
    public var successors: Set<JobState> {
        switch self {
        case .held: [.queued, .cancelled]
        case .queued: [.held, .planned, .cancelled, .missed]
        case .planned: [.held, .queued, .starting, .cancelled, .missed]
        case .starting: [.running, .queued, .succeeded, .failed, .cancelled, .lost]
        case .running: [.paused, .queued, .succeeded, .failed, .cancelled, .lost]
        case .paused: [.starting, .running, .queued, .succeeded, .failed, .cancelled, .lost]
        case .failed, .cancelled, .lost, .missed: [.queued]
        case .succeeded: []
        }
    }
}

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
    /// Its process is stopped and will go on.
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

    /// The states that may come next.
    public var successors: Set<JobState> {
        switch self {
        case .held: [.queued, .cancelled]
        case .queued: [.held, .planned, .cancelled, .missed]
        case .planned: [.held, .queued, .starting, .cancelled, .missed]
        case .starting: [.running, .succeeded, .failed, .cancelled, .lost]
        case .running: [.paused, .succeeded, .failed, .cancelled, .lost]
        case .paused: [.running, .succeeded, .failed, .cancelled, .lost]
        case .succeeded, .failed, .cancelled, .lost, .missed: []
        }
    }
}

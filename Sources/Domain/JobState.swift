/// Where a job is in its life.
public enum JobState: String, CaseIterable, Codable, Sendable {
    /// Held by the user.
    case held
    /// Accepted but not yet placed.
    case queued
    /// Assigned a time and place, and waiting to start.
    case planned
    /// An attempt is recorded and its process is about to exist.
    case starting
    /// Its process runs.
    case running
    /// Its process is stopped, or has saved its work and ended, and will resume.
    case paused
    /// Ended with exit status 0.
    case succeeded
    /// Ended in another way.
    case failed
    /// Cancelled by the user.
    case cancelled
    /// How it ended is unknown.
    case lost
    /// Its deadline passed before it could start.
    case missed

    /// The states of unfinished jobs.
    public static let open = allCases.filter { !$0.isFinal }

    /// The states of jobs that hold a place in time.
    public static let placed: [JobState] = [.planned, .starting, .running, .paused]

    /// Whether the job is in a final state.
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

    /// The possible next states. A job returns to `queued` for a retry, which is automatic or, from
    /// a final state, asked for by the user.
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

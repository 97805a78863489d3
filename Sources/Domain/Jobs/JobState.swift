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

/// One thing that happened to a job.
public struct JobEvent: Equatable, Sendable {
    /// When, on the scheduler's clock.
    public let at: Instant
    /// The previous state; nil for its submission.
    public let from: JobState?
    /// The new state.
    public let to: JobState
    /// Who did it.
    public let actor: Actor
    /// Why, in words.
    public let reason: String

    /// An event as stored.
    public init(at: Instant, from: JobState?, to: JobState, actor: Actor, reason: String) {
        self.at = at
        self.from = from
        self.to = to
        self.actor = actor
        self.reason = reason
    }

    /// Who makes a change to a job.
    public struct Actor: Hashable, Sendable {
        /// As it is stored and shown.
        public let name: String

        /// An actor by its stored name.
        public init(name: String) { self.name = name }

        /// A person at the command line or in a program.
        public static let user = Actor(name: "user")
        /// The planner, which places and moves jobs.
        public static let planner = Actor(name: "planner")
        /// The service, which starts jobs and follows them.
        public static let service = Actor(name: "service")
        /// The restoration of a backup.
        public static let restoration = Actor(name: "restore")

        /// Whoever holds a token of the HTTP interface.
        public static func token(_ name: String) -> Actor { Actor(name: "token " + name) }
    }
}

extension JobEvent.Actor: CustomStringConvertible, ExpressibleByStringLiteral {
    /// Its name.
    public var description: String { name }

    /// An actor by its name.
    public init(stringLiteral name: String) { self.init(name: name) }
}

/// Something that happened to a job, in queue-wide order.
public struct QueueEvent: Equatable, Sendable {
    /// Its number: later events have higher ones.
    public let id: Int
    /// The job that it happened to.
    public let job: JobID
    /// What happened.
    public let event: JobEvent

    /// An event of a job.
    public init(id: Int, job: JobID, event: JobEvent) {
        self.id = id
        self.job = job
        self.event = event
    }
}

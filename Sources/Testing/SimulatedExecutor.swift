public import Solstice

/// Runs nothing, in virtual time: stands in for machines and clusters in tests.
///
/// ```swift
/// let clock = SchedulerClock.running(from: start, rate: 60_000)
/// let executor = SimulatedExecutor(clock: clock) { request in
///     SimulatedJob(duration: TimeSpan(hours: 8))
/// }
/// ```
public actor SimulatedExecutor: Executor {
    /// `simulated`.
    public nonisolated let name = "simulated"
    /// Virtual time may run fast: a hundredth of a second.
    public nonisolated let pollInterval = Duration.milliseconds(10)
    private let now: @Sendable () -> Instant
    private let script: @Sendable (LaunchRequest) -> SimulatedJob
    private var attempts: [AttemptAddress: SimulatedAttempt] = [:]
    /// Every request that was really started, in order.
    public private(set) var launches: [LaunchRequest] = []

    /// Creates an executor on a clock that never runs backwards, whose jobs follow the script.
    public init(
        now: @escaping @Sendable () -> Instant,
        script: @escaping @Sendable (LaunchRequest) -> SimulatedJob
    ) {
        self.now = now
        self.script = script
    }

    /// Creates an executor whose jobs pass their time on a scheduler's clock.
    public init(
        clock: SchedulerClock, script: @escaping @Sendable (LaunchRequest) -> SimulatedJob
    ) {
        self.init(now: { clock.now }, script: script)
    }

    /// Starts an attempt at this moment of virtual time, or does nothing if it was started before.
    public func start(_ request: LaunchRequest) async throws(Diagnostic) {
        try request.check()
        guard attempts[request.attempt] == nil else { return }
        launches.append(request)
        attempts[request.attempt] = SimulatedAttempt(
            job: script(request), processID: Int32(launches.count), startedAt: now())
    }

    /// What has happened to an attempt by this moment of virtual time.
    public func poll(_ attempt: AttemptAddress) async -> AttemptReport {
        attempts[attempt]?.report(at: now()) ?? .unknown
    }

    /// Stops an attempt's own time.
    public func pause(_ attempt: AttemptAddress) async throws(Diagnostic) {
        try change(attempt, to: "pause") { $0.pause(at: $1) }
    }

    /// Continues an attempt's own time.
    public func resume(_ attempt: AttemptAddress) async throws(Diagnostic) {
        try change(attempt, to: "resume") { $0.resume(at: $1) }
    }

    /// Ends an attempt at once, or at the end of the grace if its job ignores termination.
    public func cancel(
        _ attempt: AttemptAddress, grace: TimeSpan
    ) async throws(Diagnostic) {
        try change(attempt, to: "cancel") { $0.cancel(at: $1, grace: grace) }
    }

    private func change(
        _ attempt: AttemptAddress, to verb: String,
        by action: (inout SimulatedAttempt, Instant) -> Void
    ) throws(Diagnostic) {
        guard var found = attempts[attempt] else {
            throw Diagnostic(
                .noSuchInput, "cannot \(verb) attempt \(attempt.key)",
                causes: ["nothing was started under this key in \(attempt.folder)"])
        }
        action(&found, now())
        attempts[attempt] = found
    }
}

/// One attempt of a simulation: pure arithmetic on instants.
struct SimulatedAttempt {
    private static let terminate: Int32 = 15
    private static let kill: Int32 = 9

    /// A number that stands for a process.
    let processID: Int32
    private let job: SimulatedJob
    private let startedAt: Instant
    /// What is left to run at `reviewedAt`.
    private var remaining: TimeSpan
    private var reviewedAt: Instant
    private var isPaused = false
    private var killAt: Instant?
    private var end: AttemptExit?

    /// Creates an attempt that starts at a moment.
    init(job: SimulatedJob, processID: Int32, startedAt: Instant) {
        self.job = job
        self.processID = processID
        self.startedAt = startedAt
        reviewedAt = startedAt
        if case .neverStarted = job.outcome { remaining = .zero } else { remaining = job.duration }
    }

    /// What has happened to it by a moment; moments never go backwards.
    mutating func report(at now: Instant) -> AttemptReport {
        review(at: now)
        if let end { return .ended(end) }
        return .running(processID: processID)
    }

    /// Stops it at a moment.
    mutating func pause(at now: Instant) {
        review(at: now)
        isPaused = true
    }

    /// Continues it at a moment.
    mutating func resume(at now: Instant) {
        review(at: now)
        isPaused = false
    }

    /// Ends it: at once if it obeys, else at the end of the grace, unless it finishes before.
    mutating func cancel(at now: Instant, grace: TimeSpan) {
        review(at: now)
        isPaused = false
        if job.ignoresTermination {
            killAt = now + max(grace, .zero)
        } else {
            finish(.signalled(number: Self.terminate), at: now)
        }
        review(at: now)
    }

    private mutating func review(at now: Instant) {
        guard end == nil else { return }
        let doneAt = isPaused ? nil : reviewedAt + remaining
        if let doneAt, doneAt <= now, doneAt <= killAt ?? doneAt {
            finish(job.outcome, at: doneAt)
        } else if let killAt, killAt <= now {
            finish(.signalled(number: Self.kill), at: killAt)
        } else {
            if !isPaused { remaining = remaining - (now - reviewedAt) }
            reviewedAt = now
        }
    }

    private mutating func finish(_ outcome: AttemptExit.Outcome, at instant: Instant) {
        guard end == nil else { return }
        end = AttemptExit(outcome: outcome, startedAt: startedAt, endedAt: instant)
    }
}

/// What a simulated attempt does, given in advance.
public struct SimulatedJob: Equatable, Sendable {
    /// How long it runs if left alone, pauses not counted.
    public let duration: TimeSpan
    /// How it then ends; one that never starts ends the moment it should start.
    public let outcome: AttemptExit.Outcome
    /// Whether it goes on after `SIGTERM` until it is killed.
    public let ignoresTermination: Bool

    /// Creates a job from its parts.
    public init(
        duration: TimeSpan, outcome: AttemptExit.Outcome = .exited(code: 0),
        ignoresTermination: Bool = false
    ) {
        precondition(duration >= .zero, "a job cannot end before it starts")
        self.duration = duration
        self.outcome = outcome
        self.ignoresTermination = ignoresTermination
    }
}

import SolsticeDomain

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

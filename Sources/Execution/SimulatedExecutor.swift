public import SolsticeDomain

/// Runs nothing, in virtual time: for backtests and tests.
///
/// ```swift
/// let executor = SimulatedExecutor(now: clock.now) { request in
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

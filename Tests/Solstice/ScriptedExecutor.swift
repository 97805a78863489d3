import Solstice
import SolsticeExecution

/// An executor that says what it is told to.
actor ScriptedExecutor: Executor {
    nonisolated let name = "scripted"
    nonisolated let pollInterval = Duration.milliseconds(10)
    private let reports: [AttemptReport]
    private let startFailure: Diagnostic?
    private let failingStarts: Int
    private var pollCount = 0
    private(set) var startCount = 0
    private(set) var cancelCount = 0

    /// Each look at an attempt gets the next report, and the last one for ever; so many starts fail.
    init(
        reports: [AttemptReport], startFailure: Diagnostic? = nil, failingStarts: Int = .max
    ) {
        self.reports = reports
        self.startFailure = startFailure
        self.failingStarts = failingStarts
    }

    func start(_ request: LaunchRequest) async throws(Diagnostic) {
        startCount += 1
        if let startFailure, startCount <= failingStarts { throw startFailure }
    }

    func poll(_ attempt: AttemptAddress) async -> AttemptReport {
        defer { pollCount += 1 }
        return reports[min(pollCount, reports.count - 1)]
    }

    func pause(_ attempt: AttemptAddress) async throws(Diagnostic) {}

    func resume(_ attempt: AttemptAddress) async throws(Diagnostic) {}

    func cancel(_ attempt: AttemptAddress, grace: TimeSpan) async throws(Diagnostic) {
        cancelCount += 1
    }
}

public import SolsticeDomain

/// A replay of jobs over a period of history under several policies, as if each decision were made
/// then: from what had ended by then alone.
///
/// A backtest is a value that stands for itself; several may run beside each other. Decisions are
/// made at full hours.
public struct Backtest: Sendable {
    /// The places that every job may run in; the first is where it would run at once.
    public let places: [BacktestPlace]
    /// The jobs.
    public let jobs: [BacktestJob]
    /// How it is decided when they run.
    public let policies: [BacktestPolicy]
    /// After so long the models are fitted anew.
    public let refitAfter: TimeSpan

    /// A backtest.
    public init(
        places: [BacktestPlace], jobs: [BacktestJob],
        policies: [BacktestPolicy] = BacktestPolicy.allCases,
        refitAfter: TimeSpan = .day * 30
    ) {
        precondition(!places.isEmpty, "jobs run somewhere")
        precondition(refitAfter >= .hour, "models are fitted at full hours")
        self.places = places
        self.jobs = jobs
        self.policies = policies
        self.refitAfter = refitAfter
    }

    /// Replays the jobs. `progress` is told the share that is done from time to time.
    public func run(progress: (Double) -> Void = { _ in }) -> BacktestReport {
        var replay = Replay(backtest: self)
        replay.run(progress: progress)
        return replay.report
    }
}

public import SolsticeDomain

/// A replay of jobs over a period of history under several policies; each decision uses only hours
/// that had ended by then.
///
/// A backtest is an independent value; several may run in parallel. Decisions are made at full
/// hours.
public struct Backtest: Sendable {
    /// The places every job may run in; the first is where it would run at once.
    public let places: [BacktestPlace]
    /// The jobs.
    public let jobs: [BacktestJob]
    /// The policies that decide when they run.
    public let policies: [BacktestPolicy]
    /// How often the models are fitted again.
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

    /// Replays the jobs. `progress` receives the share done from time to time.
    public func run(progress: (Double) -> Void = { _ in }) -> BacktestReport {
        var replay = Replay(backtest: self)
        replay.run(progress: progress)
        return replay.report
    }
}

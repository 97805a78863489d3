/// What came out of a backtest of one or several places together.
public struct BacktestReport: Sendable {
    /// The places' names.
    public let places: [String]
    /// By kind, in the order they first came, and policy.
    public let outcomes: [PolicyOutcome]
    /// How well the bands of window means held.
    public let coverage: BandCoverage
    /// How well the bands of plans held, by kind and lead.
    public let chosenCoverage: [ChosenCoverage]
    /// Jobs that were left out because values of their time are missing.
    public let leftOutCount: Int

    /// What a policy did with a kind of job; nil where that was not replayed.
    public func outcome(of policy: BacktestPolicy, _ kind: JobKind) -> PolicyOutcome? {
        outcomes.first { $0.policy == policy && $0.kind == kind }
    }
}

/// The results of a backtest of one or several places together.
public struct BacktestReport: Sendable {
    /// The places' names.
    public let places: [String]
    /// By kind, in order of first appearance, and policy.
    public let outcomes: [PolicyOutcome]
    /// The coverage of the bands of window means.
    public let coverage: BandCoverage
    /// The coverage of the bands of plans, by kind and lead.
    public let chosenCoverage: [ChosenCoverage]
    /// Jobs left out because values of their period are missing.
    public let leftOutCount: Int

    /// How a policy did on a kind of job; nil if that was not replayed.
    public func outcome(of policy: BacktestPolicy, _ kind: JobKind) -> PolicyOutcome? {
        outcomes.first { $0.policy == policy && $0.kind == kind }
    }
}

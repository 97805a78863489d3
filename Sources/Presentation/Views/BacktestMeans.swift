internal import SolsticeDomain

/// A policy's results for a kind of job, averaged over places with equal weight.
struct BacktestMeans {
    let kind: String
    let policy: BacktestSummary.Policy
    let shareOfOracle: Double
    let savedFraction: Double
    let delayMedian: TimeSpan?
    let delayP90: TimeSpan?
    let missCount: Int
    let shareBetter: Double?
    /// Whether it is the first of its kind of job.
    private(set) var isFirst = false

    /// Nil if nothing was replayed.
    init?(
        _ results: [BacktestSummary.Result], kind: String, policy: BacktestSummary.Policy
    ) {
        let results = results.filter {
            $0.kind == kind && $0.policy == policy.name && $0.jobCount > 0
        }
        guard !results.isEmpty else { return nil }
        func mean(_ values: [Double]) -> Double? {
            values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
        }
        self.kind = kind
        self.policy = policy
        shareOfOracle = mean(results.map(\.shareOfOracle)) ?? 0
        savedFraction = mean(results.map(\.savedFraction)) ?? 0
        delayMedian = mean(results.compactMap(\.delayMedian?.hours)).map { TimeSpan(hours: $0) }
        delayP90 = mean(results.compactMap(\.delayP90?.hours)).map { TimeSpan(hours: $0) }
        missCount = results.reduce(0) { $0 + $1.missCount }
        shareBetter = mean(results.compactMap(\.shareBetter))
    }

    /// Those of all kinds and of the policies worth comparing, selectable ones first.
    static func all(of summary: BacktestSummary) -> [[BacktestMeans]] {
        let shown =
            summary.policies.filter { $0.role == .choice }.reversed()
            + summary.policies.filter { $0.role == .foresight }
        return summary.kinds.compactMap { kind in
            var group = shown.compactMap {
                BacktestMeans(summary.results, kind: kind, policy: $0)
            }
            guard !group.isEmpty else { return nil }
            group[0].isFirst = true
            return group
        }
    }

    /// Worse than running at once is bad; foresight cannot be chosen.
    var tone: Ink.Tone? {
        if policy.role == .foresight { return .faint }
        return shareOfOracle < 0 ? .bad : nil
    }
}

internal import SolsticeDomain

/// The cost of a plan's jobs, as far as prices are known.
struct PlanCost {
    /// The sum over the jobs with a known price; nil if there are none.
    let sum: Cost?
    private let knownCount: Int
    private let count: Int
    private let baseline: Cost?

    /// The cost of the jobs of a plan.
    init(_ entries: [QueuePlan.Entry]) {
        let costs = entries.compactMap(\.planned.placement.footprint.cost)
        let baselines = entries.compactMap(\.planned.baseline.footprint.cost)
        sum = costs.isEmpty ? nil : costs.reduce(.zero, +)
        knownCount = costs.count
        count = entries.count
        let areAllKnown = costs.count == count && baselines.count == count && count > 0
        baseline = areAllKnown ? baselines.reduce(.zero, +) : nil
    }

    /// The sum, beside the baseline's or the number of jobs that it covers.
    var words: String? {
        guard let sum else { return nil }
        if let baseline { return "\(Scales.text(sum)), at once at home \(Scales.text(baseline))" }
        guard knownCount < count else { return Scales.text(sum) }
        return "\(Scales.text(sum)) for \(Numerals.grouped(String(knownCount))) of "
            + "\(Numerals.count(count, "job")); no price is known for the rest"
    }
}

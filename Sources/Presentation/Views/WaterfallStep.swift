internal import SolsticeDomain

/// A bar of a waterfall: a level, or a step from one to the next.
struct WaterfallStep {
    /// Its name.
    let name: String
    /// The change that a step adds; for a level, the whole amount.
    let amount: Emissions
    /// Where the bar begins, from zero to the maximum.
    let from: Emissions
    /// Where it ends.
    let to: Emissions
    /// Whether it starts at zero.
    let isLevel: Bool

    /// A lever with an effect below this share of the baseline is not drawn.
    private static let leastShare = 0.0005

    /// The baseline, one step for each lever with an effect, and the plan; empty if no lever has an
    /// effect worth drawing.
    static func steps(_ plan: PlannedJob) -> [WaterfallStep] {
        let baseline = plan.baseline.footprint.emissions
        var level = baseline
        var steps = [
            WaterfallStep(
                name: "baseline", amount: baseline, from: .zero, to: baseline, isLevel: true)
        ]
        for change in plan.saving.byLever.changes
        where abs(change.amount.grams) > baseline.grams * leastShare {
            let next = level + change.amount
            steps.append(
                WaterfallStep(
                    name: change.name, amount: change.amount, from: level, to: next,
                    isLevel: false))
            level = next
        }
        guard steps.count > 1 else { return [] }
        let end = plan.placement.footprint.emissions
        return steps
            + [WaterfallStep(name: "plan", amount: end, from: .zero, to: end, isLevel: true)]
    }

    /// `39.8 kg`, `-5.10 kg`, `+1.20 kg`.
    var words: String { (isLevel || amount < .zero ? "" : "+") + Scales.text(amount) }
}

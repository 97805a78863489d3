internal import SolsticeDomain

/// How a plan's emissions result from its baseline's, lever by lever, as a waterfall of bars.
struct SavingWaterfall {
    let plan: PlannedJob
    let style: OutputStyle

    /// A bar for the baseline, one for each lever with an effect, and one for the plan; empty if no
    /// lever has an effect worth drawing.
    var lines: [String] {
        let steps = WaterfallStep.steps(plan)
        let most = steps.map { max($0.from, $0.to) }.max() ?? .zero
        guard !steps.isEmpty, most > .zero else { return [] }
        let names = steps.map(\.name.columns).max() ?? 0
        let values = steps.map { $0.words.columns }.max() ?? 0
        let factors = steps.map(\.factorWords.columns).max() ?? 0
        let columns = min(Self.widest, style.width - 2 - names - 2 - values - 2 - factors - 2)
        guard columns >= Self.narrowest else { return [] }
        let ink = Ink(style)
        return steps.map { step in
            let head =
                "  " + ink.paint(step.name.padded(to: names), .faint) + "  "
                + ink.paint(step.words.rightAligned(to: values), tone(step)) + "  "
                + ink.paint(step.factorWords.rightAligned(to: factors), .faint) + "  "
            return head + bar(step, scale: most, columns: columns, ink)
        }
    }

    private static let widest = 72
    private static let narrowest = 10

    private func tone(_ step: WaterfallStep) -> Ink.Tone? {
        step.isLevel ? nil : step.amount < .zero ? .good : .notice
    }

    /// Full blocks for levels, shades for steps: lighter if they save, darker if they cost.
    private func bar(_ step: WaterfallStep, scale: Emissions, columns: Int, _ ink: Ink) -> String {
        func column(_ level: Emissions) -> Int {
            Int((max(0, min(1, level / scale)) * Double(columns)).rounded())
        }
        let low = min(columns - 1, min(column(step.from), column(step.to)))
        let high = max(low + 1, max(column(step.from), column(step.to)))
        let block = step.isLevel ? "█" : step.amount < .zero ? "░" : "▓"
        return String(repeating: " ", count: low)
            + ink.paint(String(repeating: block, count: high - low), tone(step))
    }
}

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
    /// By what factor the step divides emissions; nil for a level.
    var factor: Double?

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
        for change in plan.saving.byLever.changes(on: baseline)
        where abs(change.amount.grams) > baseline.grams * leastShare {
            let next = level + change.amount
            steps.append(
                WaterfallStep(
                    name: change.name, amount: change.amount, from: level, to: next,
                    isLevel: false, factor: change.factor))
            level = next
        }
        guard steps.count > 1 else { return [] }
        let end = plan.placement.footprint.emissions
        return steps
            + [WaterfallStep(name: "plan", amount: end, from: .zero, to: end, isLevel: true)]
    }

    /// `39.8 kg`, `-5.10 kg`, `+1.20 kg`.
    var words: String { (isLevel || amount < .zero ? "" : "+") + Scales.text(amount) }

    /// `×2.3`; empty for a level.
    var factorWords: String { factor.map(Numerals.factor) ?? "" }
}

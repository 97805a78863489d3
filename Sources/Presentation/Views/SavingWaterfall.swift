internal import SolsticeDomain

/// How a plan's emissions come from its baseline's, lever by lever, as bars that hang from one
/// another.
struct SavingWaterfall {
    let plan: PlannedJob
    let style: OutputStyle

    /// A level, or a step from one to the next.
    private struct Step {
        let name: String
        /// What the step adds; for a level, all of it.
        let amount: Emissions
        /// Where the bar lies between nothing and the most.
        let from: Emissions
        let to: Emissions
        let isLevel: Bool
    }

    /// A bar for the baseline, one for each lever that moved something, and one for the plan; empty
    /// where none moved anything worth drawing.
    var lines: [String] {
        let steps = steps
        let most = steps.map { max($0.from, $0.to) }.max() ?? .zero
        guard steps.count > 2, most > .zero else { return [] }
        let names = steps.map(\.name.columns).max() ?? 0
        let values = steps.map { words($0).columns }.max() ?? 0
        let columns = min(Self.widest, style.width - 2 - names - 2 - values - 2)
        guard columns >= Self.narrowest else { return [] }
        let ink = Ink(style)
        return steps.map { step in
            let head =
                "  " + ink.paint(step.name.padded(to: names), .faint) + "  "
                + ink.paint(words(step).rightAligned(to: values), tone(step)) + "  "
            return head + bar(step, scale: most, columns: columns, ink)
        }
    }

    private static let widest = 72
    private static let narrowest = 10

    /// A lever that moves less than this share of the baseline is not drawn.
    private static let leastShare = 0.0005

    private var steps: [Step] {
        let baseline = plan.baseline.footprint.emissions
        let levers = plan.saving.byLever
        let named: [(String, Emissions)] = [
            ("waiting", levers.time), ("region", levers.region), ("power cap", levers.cap),
            ("accelerator", levers.accelerator), ("pausing", levers.pausing),
            ("moving data", levers.transfer),
        ]
        var level = baseline
        var steps = [
            Step(name: "baseline", amount: baseline, from: .zero, to: baseline, isLevel: true)
        ]
        for (name, saved) in named where abs(saved.grams) > baseline.grams * Self.leastShare {
            let next = level - saved
            steps.append(
                Step(name: name, amount: saved * -1, from: level, to: next, isLevel: false))
            level = next
        }
        let end = plan.placement.footprint.emissions
        return steps + [Step(name: "plan", amount: end, from: .zero, to: end, isLevel: true)]
    }

    /// `39.8 kg`, `-5.10 kg`, `+1.20 kg`.
    private func words(_ step: Step) -> String {
        (step.isLevel || step.amount < .zero ? "" : "+") + Scales.text(step.amount)
    }

    private func tone(_ step: Step) -> Ink.Tone? {
        step.isLevel ? nil : step.amount < .zero ? .good : .notice
    }

    /// Full blocks for levels, shades for steps: lighter where they save, darker where they cost.
    private func bar(_ step: Step, scale: Emissions, columns: Int, _ ink: Ink) -> String {
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

internal import SolsticeDomain

/// Where a plan's saving comes from: by lever as a waterfall, and by factor.
struct SavingParts {
    let plan: PlannedJob

    /// The tables; a sentence where nothing is saved.
    var markup: Markup {
        let steps = WaterfallStep.steps(plan)
        guard !steps.isEmpty else {
            return "<p>No choice moves its emissions: it runs as it would without Solstice.</p>"
        }
        return Markup([waterfall(steps), factors])
    }

    private func waterfall(_ steps: [WaterfallStep]) -> Markup {
        let most = steps.map { max($0.from, $0.to) }.max() ?? .zero
        let rows = steps.map { step in
            BarTable.Row(
                name: step.name, words: step.words,
                kind: step.isLevel ? (step.name == "plan" ? "run" : "base") : kind(step.amount),
                from: most > .zero ? min(step.from, step.to) / most : 0,
                to: most > .zero ? max(step.from, step.to) / most : 0)
        }
        return BarTable(
            caption: "By choice, from the baseline to the plan",
            headings: ("choice", "CO2e"), rows: rows
        ).markup
    }

    private var factors: Markup {
        let factor = plan.saving.byFactor
        let named: [(String, Emissions)] = [
            ("cleaner electricity", factor.carbonIntensity), ("lower PUE", factor.pue),
            ("less IT energy", factor.itEnergy), ("moving data", factor.transfer),
        ]
        let moved = named.filter { abs($0.1.grams) >= 0.005 }
        let most = moved.map { abs($0.1.grams) }.max() ?? 0
        guard most > 0 else { return .nothing }
        let rows = moved.map { name, saved in
            BarTable.Row(
                name: name, words: (saved < .zero ? "+" : "") + Scales.text(saved * -1),
                kind: kind(saved * -1), from: 0, to: abs(saved.grams) / most)
        }
        return BarTable(
            caption: "By factor of the product that emissions are",
            headings: ("factor", "CO2e"), rows: rows
        ).markup
    }

    private func kind(_ added: Emissions) -> String { added > .zero ? "over" : "saved" }
}

internal import SolsticeDomain

/// The sources of a plan's saving: by lever as a waterfall, and by factor.
struct SavingParts {
    let plan: PlannedJob

    /// The tables; a sentence if nothing is saved.
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
        let moved = plan.saving.byFactor.changes.filter { abs($0.amount.grams) >= 0.005 }
        let most = moved.map { abs($0.amount.grams) }.max() ?? 0
        guard most > 0 else { return .nothing }
        let rows = moved.map { change in
            BarTable.Row(
                name: change.name, words: change.words, kind: kind(change.amount), from: 0,
                to: abs(change.amount.grams) / most)
        }
        return BarTable(
            caption: "By factor of the product that emissions are",
            headings: ("factor", "CO2e"), rows: rows
        ).markup
    }

    private func kind(_ added: Emissions) -> String { added > .zero ? "over" : "saved" }
}

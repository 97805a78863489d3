internal import SolsticeDomain

/// A job's plan: its segments on the rate around them, and its figures.
struct JobPlanPart {
    let job: JobSight
    let setting: PageSetting

    /// The chart, if the hours around the plan are known, and the figures.
    var markup: Markup {
        guard let plan = job.record.plan else {
            return Markup.paragraph(Self.unplaced(job.record.job))
        }
        var sheet = FactSheet()
        PlanFacts.add(plan, of: job.record, to: &sheet, style: setting.style)
        return Markup([chart(plan.placement), sheet.markup])
    }

    private static func unplaced(_ job: Job) -> String {
        if job.state == .held {
            return "It is held and has no place: `\(run: .release, "\(job.id)")`"
        }
        if job.state.isFinal { return "It never had a place." }
        return "It has no place yet; it is placed as soon as a region is free."
    }

    private func chart(_ placement: Placement) -> Markup {
        guard let outlook = job.outlook, let known = outlook.rate.span,
            let shown = surroundings(of: placement).intersection(known)
        else { return .nothing }
        return RateChart(
            outlook: outlook, horizon: shown, marked: placement.segments,
            deadline: job.record.job.specification.deadline,
            title: "The plan on the rate in \(outlook.region.id.cut(to: 40))", id: "plan-plot",
            showsFacts: false, setting: setting
        ).markup
    }

    /// The plan with its own length before and after it, and at least a day.
    private func surroundings(of placement: Placement) -> TimeWindow {
        let length = max(placement.end - placement.start, .day)
        return TimeWindow(start: placement.start - length, end: placement.end + length)
    }
}

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

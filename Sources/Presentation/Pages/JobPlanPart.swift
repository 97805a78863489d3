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
        if job.state == .held { return "It is held and has no place: `solstice release \(job.id)`" }
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

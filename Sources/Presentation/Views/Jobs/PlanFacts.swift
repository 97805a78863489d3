internal import SolsticeDomain

/// The lines about a job's plan and its saving.
enum PlanFacts {
    /// Adds them to a sheet.
    static func add(
        _ plan: PlannedJob, of record: JobRecord, to sheet: inout FactSheet, style: OutputStyle
    ) {
        let job = record.job
        let placement = plan.placement
        sheet.add("start", startWords(placement, style))
        sheet.add("end", endWords(placement, deadline: job.specification.deadline, style))
        sheet.add("runs", placement.runWords(style))
        sheet.add("region", placement.region.visible)
        sheet.add("hardware", placement.hardware)
        sheet.add("emissions", placement.emissionsWords)
        sheet.add("  moving data", placement.transferWords)
        sheet.add("energy", placement.energyWords)
        sheet.add("cost", placement.footprint.cost.map(Scales.text))
        if let work = job.specification.terms.work {
            sheet.add(
                "per million", "\(placement.footprint.words(per: work)) (\(work.unit.visible))")
        }
        sheet.add("saving", plan.savingWords(style), plan.isWorthwhile ? .good : .notice)
        sheet.add("  so far", record.pastDecisions?.words)
        sheet.add("  by lever", plan.saving.byLever.words(on: plan.saving.baseline))
        sheet.add("  by factor", plan.saving.byFactor.words)
        sheet.add("basis", basisWords(placement))
    }

    private static func startWords(_ placement: Placement, _ style: OutputStyle) -> String {
        let zone = style.clock.timeZone.visible
        let near = style.distance(placement.start)
        return near == "now"
            ? "now, \(style.clockTime(placement.start)) \(zone)"
            : "\(style.moment(placement.start)) \(zone), \(near)"
    }

    private static func endWords(
        _ placement: Placement, deadline: Instant?, _ style: OutputStyle
    ) -> String {
        let end = style.moment(placement.end)
        guard let deadline else { return "\(end), no deadline" }
        let slack = deadline - placement.end
        if slack < .zero {
            let late = TimeSpan(seconds: -slack.seconds).spoken
            return "\(end), \(late) after the deadline, \(style.moment(deadline))"
        }
        if slack == .zero { return "\(end), exactly at the deadline" }
        return "\(end), \(slack.spoken) before the deadline, \(style.moment(deadline))"
    }

    private static func basisWords(_ placement: Placement) -> String {
        let source = "\(placement.basis.title); signal: \(placement.signal.title)"
        guard placement.basis.isFlat else { return source }
        return source + ". No hour is known to be better than another until history is imported: "
            + "`\(run: .importCarbon, "FILE")`"
    }
}

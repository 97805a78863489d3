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
        sheet.add("hardware", placement.hardware(count: job.specification.acceleratorCount))
        sheet.add("emissions", placement.emissionsWords)
        sheet.add("  moving data", placement.transferWords)
        sheet.add("energy", placement.energyWords)
        sheet.add("cost", placement.footprint.cost.map(Scales.text))
        sheet.add("saving", plan.savingWords(style), plan.isWorthwhile ? .good : .notice)
        sheet.add("  so far", record.pastDecisions?.words)
        sheet.add("  by lever", plan.saving.byLever.words)
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

/// The lines for a job's options beyond waiting, its priority and its dependencies; only for those
/// that were requested.
enum LeverFacts {
    /// Maximum number of predecessors listed; the rest are only counted.
    private static let listedJobs = 8

    /// Adds them to a sheet.
    static func add(_ job: Job, to sheet: inout FactSheet) {
        let asked = job.specification
        sheet.add("pauses", asked.pausing.map(words))
        if asked.retries > 0 {
            sheet.add("retries", "\(asked.retries) at most where it goes wrong")
        }
        sheet.add(
            "data set",
            asked.dataset.map {
                "\(Numerals.brief($0.gigabytes)) GB, to be moved to any region but home"
            })
        sheet.add("may cost", asked.maximumCost.map { "\(Scales.text($0)) at most" })
        sheet.add(
            "carbon price", asked.carbonPrice.map { "\(Numerals.brief($0.perTonne)) a tonne" })
        if asked.priority != 0 {
            let times = Numerals.plain(asked.weight)
            sheet.add("priority", "\(asked.priority), its emissions count \(times) times")
        }
        sheet.add("after", after(asked.dependencies))
        if let array = job.array, let index = asked.arrayIndex {
            sheet.add("array", "index \(index) of the array that begins with job \(array)")
        }
    }

    private static func words(_ policy: PausePolicy) -> String {
        let cost =
            policy.resumeOverhead == .zero
            ? "allowed, going on costs nothing"
            : "allowed, going on takes \(policy.resumeOverhead.spoken) each time"
        return policy.method == .stop
            ? cost + "; its processes are stopped"
            : cost + "; it saves its work and ends, within \(policy.grace.spoken)"
    }

    /// `the success of job 3, the end of job 5`; nil without dependencies.
    private static func after(_ dependencies: [JobDependency]) -> String? {
        let parts = dependencies.prefix(listedJobs).map { dependency in
            "the \(dependency.kind == .afterOK ? "success" : "end") of job \(dependency.job)"
        }
        let more = dependencies.count - listedJobs
        let rest = more > 0 ? ", and \(Numerals.count(more, "other"))" : ""
        return parts.isEmpty ? nil : parts.joined(separator: ", ") + rest
    }
}

internal import SolsticeDomain

/// A plan of the queue as tables for programs, units in their headings.
struct PlanRows {
    let plan: QueuePlan
    let isDryRun: Bool

    /// The totals, then every job with a place, then every job without.
    var text: String {
        [
            TabSeparated.text(["field", "value"], sums.map { [$0.0, $0.1] }),
            TabSeparated.text(Self.heading, plan.entries.map(cells)),
            TabSeparated.text(
                ["id", "name", "reason", "deadline", "earliest_finish"],
                plan.unplaceable.map {
                    [
                        "\($0.job.id)", $0.job.specification.name, $0.reason,
                        $0.job.specification.deadline.plain, $0.earliestFinish.plain,
                    ]
                }),
        ].joined(separator: "\n\n")
    }

    private var sums: [(String, String)] {
        let emissions = plan.emissions
        let baseline = plan.baseline
        let saved = baseline - emissions
        return [
            ("id", plan.id.map(String.init) ?? ""),
            ("parent", plan.parent.map(String.init) ?? ""),
            ("created_at", plan.createdAt.description), ("is_dry_run", "\(isDryRun)"),
            ("is_current", "\(plan.id != nil)"), ("jobs_placed", "\(plan.entries.count)"),
            ("jobs_unplaceable", "\(plan.unplaceable.count)"),
            ("jobs_late", "\(plan.late.count)"), ("jobs_moved", "\(plan.moved.count)"),
            ("emissions_grams", emissions.plain), ("baseline_grams", baseline.plain),
            ("saving_grams", saved.plain),
            ("saving_fraction", Numerals.plain(baseline > .zero ? saved / baseline : 0)),
            ("objective_grams", plan.objective.plain),
            ("lower_bound_grams", plan.lowerBound.plain),
            ("gap", plan.hasBound ? Numerals.plain(plan.gap) : ""),
            ("cost", PlanCost(plan.entries).sum.plain), ("effort", plan.effort.rawValue),
            ("is_interrupted", "\(plan.isInterrupted)"),
        ] + levers
    }

    private var levers: [(String, String)] {
        let levers = plan.levers
        return [
            ("saved_by_time_grams", levers.time.plain),
            ("saved_by_region_grams", levers.region.plain),
            ("saved_by_cap_grams", levers.cap.plain),
            ("saved_by_accelerator_grams", levers.accelerator.plain),
            ("saved_by_pausing_grams", levers.pausing.plain),
            ("saved_by_transfer_grams", levers.transfer.plain),
            ("saved_by_model_grams", levers.model.plain),
            ("saved_by_datacentre_grams", levers.datacentre.plain),
        ]
    }

    private static let heading = [
        "id", "name", "region", "accelerator", "accelerator_count", "power_cap_watts", "start",
        "end", "segments", "deadline", "emissions_grams", "baseline_grams", "cost", "is_moved",
        "previous_region", "previous_accelerator", "previous_power_cap_watts", "previous_start",
        "previous_end", "previous_emissions_grams",
    ]

    private func cells(_ entry: QueuePlan.Entry) -> [String] {
        let asked = entry.job.specification
        let placement = entry.planned.placement
        let previous = entry.previous
        return [
            "\(entry.job.id)", asked.name, placement.region.rawValue,
            placement.accelerator.rawValue,
            "\(placement.count)", placement.powerCap.plain, placement.start.description,
            placement.end.description, placement.plainSegments, asked.deadline.plain,
            placement.footprint.emissions.plain, entry.planned.baseline.footprint.emissions.plain,
            placement.footprint.cost.plain, "\(entry.isMoved)",
            previous?.region.rawValue ?? "", previous?.accelerator.rawValue ?? "",
            (previous?.powerCap).plain,
            (previous?.start).plain, (previous?.end).plain,
            (previous?.footprint.emissions).plain,
        ]
    }
}

extension Placement {
    /// The windows as ISO 8601 intervals, separated by commas: `START/END,START/END`.
    var plainSegments: String {
        segments.map { "\($0.start)/\($0.end)" }.joined(separator: ",")
    }
}

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

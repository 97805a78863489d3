internal import SolsticeDomain

/// A summary of the whole queue in a few figures.
struct QueueTiles {
    let summary: QueueSummary
    let setting: PageSetting

    /// The figures; emissions only if there are any.
    var markup: Markup {
        let sums = CarbonSignal.allCases.flatMap { signal in
            [
                summary.planned[signal].map { tile("planned", $0, signal, saved: "saves") },
                summary.realised[signal].map { tile("emitted so far", $0, signal, saved: "saved") },
            ].compactMap(\.self)
        }
        return Markup(trusted: HTMLText.tiles([jobs] + sums + [plan]))
    }

    private typealias Tile = (name: String, value: String, note: String?)

    private var jobs: Tile {
        let open = JobState.allCases.filter { !$0.isFinal && (summary.counts[$0] ?? 0) > 0 }
        let count = open.reduce(0) { $0 + (summary.counts[$1] ?? 0) }
        let parts = open.map {
            "\(Numerals.grouped("\(summary.counts[$0] ?? 0)")) \($0.rawValue)"
        }
        return (
            "unfinished jobs", Numerals.grouped("\(count)"),
            parts.isEmpty ? nil : parts.joined(separator: ", ")
        )
    }

    private func tile(
        _ name: String, _ tally: QueueSummary.Tally, _ signal: CarbonSignal, saved: String
    ) -> Tile {
        let share = tally.baseline > .zero ? tally.saving / tally.baseline : 0
        let size = Scales.text(Emissions(grams: abs(tally.saving.grams)))
        let words =
            tally.saving < .zero
            ? "\(size) (\(Numerals.percent(-share))) more than the baseline"
            : "\(saved) \(size) (\(Numerals.percent(share))) against the baseline"
        return (
            "\(name), CO2e (\(signal.title))", Scales.text(tally.emissions),
            "\(Numerals.count(tally.jobs, "job")), \(words)"
        )
    }

    private var plan: Tile {
        guard let plan = summary.plan else {
            return ("plan", "none yet", "solstice plan makes one; a running service does by itself")
        }
        let gap =
            plan.gap.map { "at most \(Numerals.percentAtMost($0)) above the best possible, proven" }
            ?? "jobs placed one by one; nothing is proven of the whole queue"
        return (
            "plan", "\(plan.id)",
            "made \(setting.style.distance(plan.createdAt)), \(gap); why: \(plan.reason.cut(to: 60))"
        )
    }
}

public import SolsticeDomain

/// A plan of the whole queue.
public enum PlanView {
    /// The plan's emissions and savings, its maximum distance from the optimum, the jobs that have
    /// no place or end late, and the changes; for a dry run, each job that would move.
    ///
    /// A plan without a number that was not a dry run was found but not kept, because it is hardly
    /// better than the current one. For programs there are three tables: the totals, the jobs with
    /// a place, and those without.
    public static func text(_ plan: QueuePlan, isDryRun: Bool, style: OutputStyle) -> String {
        switch style.medium {
        case .terminal: PlanText(plan: plan, isDryRun: isDryRun, style: style).text
        case .pipe: PlanRows(plan: plan, isDryRun: isDryRun).text
        }
    }
}

/// A plan of the queue as text for the user.
struct PlanText {
    let plan: QueuePlan
    let isDryRun: Bool
    let style: OutputStyle

    /// The sections, separated by empty lines.
    var text: String {
        guard !plan.entries.isEmpty || !plan.unplaceable.isEmpty else {
            return Paragraph.lines(
                "No job waits to be planned. The queue: `\(run: .status)`", width: style.width
            ).joined(separator: "\n")
        }
        let troubles = PlanTroubles(plan: plan, style: style)
        let moves = isDryRun ? PlanMoves(plan.moved, style: style).lines : []
        return [summary, moves, troubles.late, troubles.unplaceable, nextStep]
            .filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
            .joined(separator: "\n\n")
    }

    /// Whether this plan is not in force: a dry run, or not enough of an improvement.
    private var isHypothetical: Bool { plan.id == nil }

    private var summary: [String] {
        let ink = Ink(style)
        return Paragraph.lines(headline, width: style.width).map { ink.paint($0, .strong) }
            + facts.lines(style)
    }

    private var headline: String {
        if isDryRun { return "Dry run: \(placesWords("would have"))" }
        if let id = plan.id {
            let verb = plan.entries.count == 1 ? "has" : "have"
            return "Plan \(id) is now the current plan: \(placesWords(verb))"
        }
        guard !plan.moved.isEmpty else {
            return "\(presentPlan.capitalizedFirst) stays: nothing better was found"
        }
        return "\(presentPlan.capitalizedFirst) stays: moving jobs would save too little. "
            + "The new one would have been this:"
    }

    private func placesWords(_ verb: String) -> String {
        let placed = "\(Numerals.count(plan.entries.count, "job")) \(verb) a place"
        let without = plan.unplaceable.count
        return without == 0 ? placed : placed + ", \(Numerals.grouped(String(without))) none"
    }

    /// The previous plan.
    private var presentPlan: String {
        plan.parent.map { "plan \($0)" } ?? "the present plan"
    }

    private var facts: FactSheet {
        let levers = plan.levers
        var sheet = FactSheet()
        guard !plan.entries.isEmpty else { return sheet }
        sheet.add("emissions", "\(Scales.text(plan.emissions)) CO2e")
        sheet.add("saving", savingWords, isWorthwhile ? .good : .notice)
        sheet.add("  by lever", levers.words(on: plan.baseline))
        sheet.add("gap", plan.gapWords, plan.isProvenOptimal ? .good : nil)
        sheet.add("cost", PlanCost(plan.entries).words)
        sheet.add("changes", changeWords)
        sheet.add("effort", effortWords, plan.isInterrupted ? .notice : nil)
        return sheet
    }

    private var savedShare: Double {
        let baseline = plan.baseline
        return baseline > .zero ? (baseline - plan.emissions) / baseline : 0
    }

    private var isWorthwhile: Bool { savedShare >= PlannedJob.worthwhileFraction }

    private var savingWords: String {
        let baseline = plan.baseline
        let saved = baseline - plan.emissions
        let against = "starting each job at once at home, uncapped (\(Scales.text(baseline)))"
        if saved.grams <= -0.005 {
            return "none: emits \(Scales.text(saved * -1)) CO2e more than \(against), which does "
                + "not ask what is free"
        }
        if saved.grams < 0.005 { return "none: nothing emits less than \(against)" }
        return "saves \(Scales.text(saved)) CO2e (\(Numerals.percent(savedShare))) against "
            + against
    }

    private var effortWords: String {
        let name = plan.effort.rawValue
        return plan.isInterrupted
            ? "\(name), stopped early: this is the best plan until then" : name
    }

    /// How the jobs' places differ from the previous plan's; nil if there was none.
    private var changeWords: String? {
        let moved = plan.moved
        let before = plan.entries.compactMap(\.previous)
        guard !before.isEmpty || isDryRun else { return nil }
        guard !moved.isEmpty else { return "none: each job stays where it was" }
        let fresh = moved.count { $0.previous == nil }
        var parts: [String] = []
        if moved.count > fresh {
            let verb = isHypothetical ? "would move" : "moved"
            let all = before.reduce(Emissions.zero) { $0 + $1.footprint.emissions }
            parts.append(
                "\(Numerals.count(moved.count - fresh, "job")) \(verb), "
                    + gainWords(moved.reduce(.zero) { $0 + $1.gain }, of: all))
        }
        if fresh > 0 {
            let verb = isHypothetical ? "would get" : "got"
            parts.append(
                "\(Numerals.count(fresh, "job")) \(verb) "
                    + (fresh == 1 ? "its first place" : "their first places"))
        }
        return parts.joined(separator: "; ")
    }

    private func gainWords(_ gain: Emissions, of all: Emissions) -> String {
        if abs(gain.grams) < 0.005 { return "which changes no emissions" }
        let share = all > .zero ? " (\(Numerals.percent(abs(gain / all))))" : ""
        let size = Scales.text(Emissions(grams: abs(gain.grams)))
        return "\(gain > .zero ? "saving" : "adding") \(size)\(share) against \(presentPlan)"
    }

    private var nextStep: [String] {
        let ink = Ink(style)
        return Paragraph.lines(nextWords, width: style.width).map { ink.paint($0, .faint) }
    }

    private var nextWords: String {
        if isDryRun {
            return plan.moved.isEmpty
                ? "Nothing was kept, and nothing would change."
                : "Nothing was kept; leave out \(setting: .dryRun) to make this the current plan."
        }
        let isWide = plan.gap > 0.01 || !plan.hasBound
        if isWide, plan.isInterrupted || plan.effort != .thorough {
            return
                "A longer search may find a better one: `\(run: .plan, .set(.effort, "thorough"))`"
        }
        return "The jobs in it: `\(run: .status)`; why one is planned so: `\(run: .explain, "ID")`"
    }
}

extension String {
    /// The text with a capital first letter.
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension QueuePlan {
    /// Below this gap to the bound a plan counts as optimal.
    private static let provenOptimum = 0.0001

    /// Whether anything has been proven about the best possible plan.
    var hasBound: Bool { lowerBound > .zero || objective <= .zero }

    /// Whether no other plan could be noticeably better.
    var isProvenOptimal: Bool { hasBound && gap < Self.provenOptimum }

    /// Whether priorities or prices make the objective differ from the emissions.
    var isWeighed: Bool {
        abs((objective - emissions).grams) > 1e-6 * max(1, abs(emissions.grams))
    }

    /// The plan's maximum distance from the optimum, and of what quantity.
    var gapWords: String {
        guard hasBound else { return "nothing is proven of how far from the best this is" }
        let distance =
            isProvenOptimal
            ? "the best possible, proven"
            : "at most \(Numerals.percentAtMost(gap)) above the best possible, proven"
        guard !isWeighed else { return "\(distance). \(weighedWords)" }
        return isProvenOptimal
            ? "\(distance) to the hundredth of a percent"
            : "\(distance): no plan of these jobs emits less than \(Scales.text(lowerBound))"
    }

    /// The objective, if it is not the emissions alone.
    private var weighedWords: String {
        var parts: [String] = []
        if entries.contains(where: { $0.job.specification.priority != 0 }) {
            parts.append("priorities multiply emissions")
        }
        if entries.contains(where: { $0.job.specification.carbonPrice != nil }) {
            parts.append("carbon prices add money")
        }
        let how = parts.isEmpty ? "" : ", in which \(parts.joined(separator: " and "))"
        return "This is of a weighed sum\(how), not of emissions alone"
    }
}

import SolsticeDomain
import Testing

@testable import SolsticePresentation

@Suite struct PlanViewTests {
    private let style = Samples.style(width: 1000)

    private func text(_ plan: QueuePlan, isDryRun: Bool = false) -> String {
        PlanView.text(plan, isDryRun: isDryRun, style: style)
    }

    /// The sample with another bound, as a share of what it emits.
    private func bounded(by share: Double, weighed: Double = 1) -> QueuePlan {
        let sample = Samples.queuePlan
        return QueuePlan(
            id: 7, parent: nil, createdAt: sample.createdAt, entries: sample.entries,
            unplaceable: [], lowerBound: sample.emissions * share,
            objective: sample.emissions * weighed, effort: .standard, isInterrupted: false)
    }

    @Test(arguments: [
        (0.0, "0.00 %"), (0.0001, "0.01 %"), (0.004, "0.40 %"), (0.00401, "0.41 %"),
        (0.0241, "2.5 %"), (0.024, "2.4 %"), (0.311, "32 %"), (0.00999999, "1.00 %"),
        (.infinity, "?"), (.nan, "?"),
    ])
    func `an upper bound is never rounded down`(share: Double, words: String) {
        #expect(Numerals.percentAtMost(share) == words)
    }

    @Test(arguments: [
        (1.0, "the best possible, proven to the hundredth of a percent"),
        (0.99995, "the best possible, proven to the hundredth of a percent"),
        (0.99, "at most 1.1 % above the best possible, proven: no plan of these jobs emits less"),
        (0.0, "nothing is proven of how far from the best this is"),
    ])
    func `the gap is in words`(share: Double, words: String) {
        #expect(text(bounded(by: share)).contains(words))
    }

    @Test func `the gap of a weighted sum is not presented as one of emissions`() {
        let words = text(Samples.interruptedPlan)
        #expect(
            words.contains("in which priorities multiply emissions and carbon prices add money"))
        #expect(words.contains("not of emissions alone"))
        #expect(!words.contains("emits less than"))
    }

    @Test func `a saved plan and an unsaved one are worded differently`() {
        #expect(text(Samples.queuePlan).hasPrefix("Plan 7 is now the current plan"))
        #expect(text(Samples.keptPlan).hasPrefix("Plan 6 stays: moving jobs would save too little"))
        #expect(
            text(Samples.dryPlan, isDryRun: true).hasPrefix("Dry run: 6 jobs would have a place"))
    }

    @Test func `an interrupted plan says it is the best found until then`() {
        #expect(text(Samples.interruptedPlan).contains("this is the best plan until then"))
        #expect(!text(Samples.queuePlan).contains("stopped early"))
    }

    @Test func `a first placement counts as neither a move nor a saving`() {
        let words = text(Samples.dryPlan, isDryRun: true)
        #expect(words.contains("4 jobs would move, saving 14.0 kg (8.7 %) against plan 6"))
        #expect(words.contains("1 job would get its first place"))
    }

    @Test func `the farthest move comes first, and the rest are counted`() {
        let lines = text(Samples.largePlan, isDryRun: true).split(separator: "\n")
        let first = lines.firstIndex { $0.contains("farthest") } ?? 0
        #expect(lines[first + 2].hasPrefix("  24  array-24"))
        #expect(lines[first + 22] == "  and 4 more; all of them: --json")
        #expect(lines.contains("  and 6 more; all of them: --json"))
    }

    @Test(arguments: [
        (0.62, 44_100_000.0, 43_750_000.0, 80, "▏ 62 %  44.1 t  gap 0.80 %"),
        (0.0, nil, nil, 80, "▏  0 %"), (.nan, nil, 1, 80, "▏  0 %"),
        (1.0, 44_100_000.0, 43_750_000.0, 30, " 100 %  44.1 t  gap…"),
    ])
    func `progress reports emissions and gap as they fall`(
        fraction: Double, grams: Double?, bound: Double?, width: Int, end: String
    ) {
        let progress = PlanningProgress(
            stage: .improving, fraction: fraction,
            objective: grams.map { Emissions(grams: $0) },
            lowerBound: bound.map { Emissions(grams: $0) })
        let line = PlanningLine.text(progress, width: width)
        #expect(line.hasPrefix("improving  "))
        #expect(line.hasSuffix(end), "\(line)")
        #expect(Harm.columns(line) <= width)
        #expect(PlanningLine.text(progress, isStopping: true, width: 80).hasPrefix("stopping "))
    }
}

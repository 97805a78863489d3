import SolsticeDomain
import SolsticePresentation
import Testing

@Suite struct CheckViewTests {
    private let style = Samples.style(width: 1000)

    private func judged(_ violations: [PlanViolation]) -> String {
        PlanCheckView.text(violations, style: style)
    }

    @Test func `a sound plan names how many rules were checked`() {
        let count = PlanViolation.Rule.allCases.count
        #expect(
            judged([]) == "The current plan is sound: \(count) rules were checked, and all hold.")
        #expect(!PlanCheckView.isBad([]))
    }

    @Test(arguments: PlanViolation.Rule.allCases)
    func `every broken rule except wrong figures counts as bad`(rule: PlanViolation.Rule) {
        let violation = PlanViolation(rule, job: 3, "is not so")
        #expect(PlanCheckView.isBad([violation]) == (rule != .footprint))
        let words = judged([violation])
        #expect(words.hasPrefix(rule == .footprint ? "notice  job 3, " : "wrong   job 3, "))
        #expect(words.contains("`solstice plan`"))
    }

    @Test func `bad findings precede outdated ones, and neither fills the screen`() {
        let many =
            (1...30).map { PlanViolation(.footprint, job: $0, "emits more") }
            + (1...25).map { PlanViolation(.capacity, job: $0, "is too wide") }
        let lines = judged(many).split(separator: "\n")
        #expect(lines.count == 20 + 1 + 3 + 1 + 1)
        #expect(lines[0].hasPrefix("wrong   job 1, capacity"))
        #expect(lines[20] == "        and 5 more; all of them: --json")
        #expect(lines[24] == "        and 27 more; all of them: --json")
        #expect(PlanCheckView.text(many, style: Samples.style(.pipe)).count { $0 == "\n" } == 55)
    }

    @Test func `a frontier of one point offers no choice and is not shown`() {
        let whole = Samples.explanation
        func text(_ frontier: [Explanation.Alternative]) -> String {
            ExplanationView.text(
                Explanation(
                    best: whole.best, byRegion: [], byStart: [], startNow: whole.startNow,
                    slack: [], exclusions: [], frontier: frontier), record: Samples.record(),
                style: style)
        }
        #expect(!text([]).contains("What money buys"))
        #expect(!text(Array(whole.frontier.prefix(1))).contains("What money buys"))
        #expect(text(Array(whole.frontier.prefix(2))).contains("What money buys"))
    }

    @Test func `the price of a kilogram is that of the step from the next cheaper point`() throws {
        let text = ExplanationView.text(
            Samples.explanation, record: Samples.record(), style: style)
        let lines = text.split(separator: "\n")
        let title = try #require(lines.firstIndex { $0.hasPrefix("What money buys") })
        // (79.68 - 71.20) / (31.8 - 27.5) and (96.40 - 79.68) / (27.5 - 25.0)
        #expect(lines[title + 2].hasPrefix("  71.20  31.8 kg       –"))
        #expect(lines[title + 3].hasPrefix("  79.68  27.5 kg    1.97"))
        #expect(lines[title + 3].hasSuffix("← plan"))
        #expect(lines[title + 4].hasPrefix("  96.40  25.0 kg    6.69"))
    }

    @Test func `segments short enough to share a column are drawn once`() {
        let marked = (0..<4).map { (label: "9 x", window: Samples.window(31, $0, hours: 0.5)) }
        let text = ForecastView.text(
            Samples.outlook(hours: 2400), horizon: Samples.horizon(hours: 2400), marked: marked,
            style: Samples.style())
        #expect(text.contains("\n    ━ 9 x in 4 pieces until tomorrow 04:30\n"))
    }
}

import SolsticeDomain
import SolsticePresentation
import Testing

@Suite struct WaterfallTests {
    private func bars(_ plan: PlannedJob, width: Int = 100) -> [String] {
        let text = JobViews.detail(
            Samples.record(plan: plan), events: [], style: Samples.style(width: width))
        return text.split(separator: "\n").map(String.init).filter { line in
            line.contains { "█░▓".contains($0) }
        }
    }

    /// The columns that a bar covers.
    private func extent(_ line: String) -> Range<Int> {
        let cells = Array(line)
        let drawn = cells.indices.filter { "█░▓".contains(cells[$0]) }
        return (drawn.first ?? 0)..<((drawn.last ?? -1) + 1)
    }

    /// A plan with these savings by waiting, region and moving data.
    private func plan(_ time: Double, _ region: Double, _ transfer: Double) -> PlannedJob {
        var levers = Saving.Levers()
        levers.time = Emissions(grams: time)
        levers.region = Emissions(grams: region)
        levers.transfer = Emissions(grams: transfer)
        let end = 40_000 - time - region - transfer
        return PlannedJob(
            placement: Samples.placement(grams: end), baseline: Samples.baseline(grams: 40_000),
            saving: Saving(
                baseline: Emissions(grams: 40_000), plan: Emissions(grams: end),
                byLever: levers, byFactor: .init()))
    }

    @Test(arguments: [60, 80, 120])
    func `each bar starts where the one before ends, down to the plan`(width: Int) {
        let drawn = bars(plan(10_000, 20_000, -5000), width: width)
        #expect(drawn.count == 5)
        let extents = drawn.map(extent)
        #expect(extents[1].upperBound == extents[0].upperBound)
        #expect(extents[2].upperBound == extents[1].lowerBound)
        // What costs goes to the right again.
        #expect(extents[3].lowerBound == extents[2].lowerBound)
        #expect(extents[4].upperBound == extents[3].upperBound)
        #expect(drawn[3].contains("▓") && drawn[3].contains("+5.00 kg"))
        #expect(
            drawn[1].contains("░") && drawn[1].contains("-20.0 kg") && drawn[1].contains("×2.0"))
    }

    @Test func `a plan that saves nothing has no waterfall`() {
        #expect(bars(plan(0, 0, 0)).isEmpty)
        #expect(bars(Samples.plan(grams: 39_760, against: 39_800)).isEmpty)
    }
}

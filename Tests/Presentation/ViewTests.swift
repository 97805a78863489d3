import SolsticeDomain
import SolsticePresentation
import Testing

@Suite struct ViewTests {
    private let style = Samples.style(width: 1000)

    private func submitted(_ plan: PlannedJob) -> String {
        JobViews.submitted(
            Samples.record(plan: plan), isDryRun: false, notes: [], style: style)
    }

    @Test func `a saving names what it is measured against`() {
        #expect(
            submitted(Samples.plan).contains(
                "saves 12.3 kg CO2e (31 %) against starting now at home on v100 uncapped (39.8 kg)"
            ))
    }

    @Test func `a saving says how similar decisions turned out, if that is known`() {
        func text(_ past: PastDecisions?) -> String {
            JobViews.submitted(
                Samples.record(pastDecisions: past), isDryRun: false, notes: [], style: style)
        }
        let words =
            "91 % of 310 past decisions about 8h of work with 3d of slack in zone FI turned out better"
        #expect(text(Samples.pastDecisions).contains("\(words) than running at once\n"))
        #expect(!text(nil).contains("past decisions"))
        let detail = JobViews.detail(
            Samples.record(pastDecisions: Samples.pastDecisions), events: [], style: style)
        #expect(detail.contains(words))
    }

    @Test(arguments: [
        (39_760.0, "not worth waiting: saves only 40.0 g CO2e (0.1 %) against starting now"),
        (39_800.0, "not worth waiting: nothing emits less than starting now"),
        (41_000.0, "none: emits 1.20 kg CO2e more than starting now"),
    ])
    func `a plan that saves nothing says so`(grams: Double, words: String) {
        #expect(submitted(Samples.plan(grams: grams, against: 39_800)).contains(words))
    }

    @Test func `levers that saved nothing are not listed`() {
        let text = submitted(Samples.plan)
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(
            words.contains(
                "grid -6.00 kg (×1.18), waiting -5.10 kg (×1.18), power cap -1.20 kg (×1.04) by"))
        #expect(!text.contains("pausing"))
    }

    @Test func `cap and deadline columns appear only if a job has one`() {
        let style = Samples.style(width: 120)
        let without = Samples.record(
            specification: Samples.specification(deadline: nil),
            plan: Samples.plan(grams: 1, against: 2))
        #expect(!JobViews.queue([without], style: style).contains(" cap "))
        #expect(!JobViews.queue([without], style: style).contains("deadline"))
        #expect(JobViews.queue(Samples.queue, style: style).contains(" cap "))
        #expect(JobViews.queue(Samples.queue, style: style).contains("deadline"))
    }

    @Test func `a job that misses its deadline says by how much`() {
        let late = Samples.record(specification: Samples.specification(deadline: Samples.at(31, 8)))
        let text = JobViews.submitted(late, isDryRun: false, notes: [], style: style)
        #expect(text.contains("2h 24m after the deadline"))
    }

    @Test func `a job split into segments shows each of them`() {
        let whole = Samples.placement()
        let pieces = Placement(
            region: whole.region, accelerator: whole.accelerator, count: 4, powerCap: nil,
            segments: (31...38).map { Samples.window($0, 2, hours: 1) },
            footprint: whole.footprint, signal: .direct, basis: Samples.history)
        let plan = PlannedJob(
            placement: pieces, baseline: Samples.baseline(), saving: Samples.saving)
        #expect(submitted(plan).contains("8 pieces, 7 pauses of 6d 17h in all: "))
        #expect(submitted(plan).contains("tomorrow 03:00 – 04:00; Sun 03:00 – 04:00;"))
        #expect(submitted(plan).contains("; and 2 more"))
    }

    @Test(arguments: [
        (0.0, "none of the run is on observed data yet"), (0.94, "94 % of the run is on observed"),
        (1.0, "all of the run is on observed data"),
    ])
    func `an outcome says how much of it was observed`(share: Double, words: String) {
        let realised = RealisedFootprint(
            footprint: Samples.footprint(kilowattHours: 70, grams: 27_500),
            energySource: .modelled, observedShare: share,
            baselineEmissions: Emissions(grams: 20_000))
        let record = Samples.record(
            state: .succeeded, attempts: [Samples.attempt()], realised: realised)
        let text = JobViews.outcome(record, style: style)
        #expect(text.contains(words))
        #expect(text.contains("7.50 kg (38 %) more than what starting now at home"))
        #expect(text.contains("It is what was expected."))
    }

    @Test(arguments: [
        (0.0, 0, 60, "import                                  0 %  0s"),
        (0.5, 20, 60, "import ███████████████                 50 %  about 20s left"),
        (1.0, 65, 60, "import ██████████████████████████████ 100 %  took 1m 5s"),
        (0.5, 20, 30, "import  50 %  about 20s left"), (.nan, 3, 20, "import   0 %  3s"),
    ])
    func `progress shows how long it will take`(
        fraction: Double, seconds: Int, width: Int, line: String
    ) {
        let text = ProgressLine.text(
            label: "import", fraction: fraction, elapsed: TimeSpan(seconds: seconds), width: width)
        #expect(text == line)
        #expect(Harm.columns(text) <= width)
    }

    @Test func `a profile without values says how to get some`() {
        let empty = SeasonalProfile<PUE>(cells: Array(repeating: nil, count: 576))
        let text = ProfileView.heatmap(
            empty, title: "PUE", unit: "", clock: .utc, style: style)
        #expect(text.contains("solstice import"))
    }

    @Test func `a flat profile and a flat forecast are drawn`() {
        let cell = SeasonalProfile<PUE>.Cell(mean: PUE(1.1), p10: PUE(1.1), p90: PUE(1.1), count: 1)
        let profile = SeasonalProfile<PUE>(cells: Array(repeating: cell, count: 576))
        let text = ProfileView.heatmap(profile, title: "PUE", unit: "", clock: .utc, style: style)
        #expect(text.contains("Weekends are like workdays on average."))
        let horizon = Samples.horizon(hours: 48)
        let outlook = RegionOutlook(
            region: Samples.region, signal: .direct, pue: Series(constant: PUE(1), over: horizon),
            carbonIntensity: Series(constant: CarbonIntensity(gramsPerKWh: 300), over: horizon),
            bases: [])
        let drawn = ForecastView.text(outlook, horizon: horizon, marked: [], style: style)
        #expect(drawn.contains("mean     300"))
    }

    @Test func `a horizon without any data names the import to run`() {
        let outlook = RegionOutlook(
            region: Samples.region, signal: .direct, pue: Series(), carbonIntensity: Series(),
            bases: [])
        let text = ForecastView.text(
            outlook, horizon: Samples.horizon(hours: 24), marked: [], style: style)
        #expect(text.contains("solstice import carbon FILE --zone DE"))
    }
}

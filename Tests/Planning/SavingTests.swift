import SolsticeDomain
import SolsticePlanning
import Testing

@Suite struct SavingTests {
    @Test(arguments: 1...160) func `levers and factors both sum to the saving`(_ seed: UInt64) {
        guard let planned = RandomInstance(seed: seed).plan().planned else { return }
        let saving = planned.saving
        let baseline = planned.baseline.footprint.emissions
        let difference = baseline - planned.placement.footprint.emissions
        let scale = max(1, baseline.grams)
        #expect(abs(saving.amount.grams - difference.grams) <= 1e-9 * scale)
        #expect(abs(saving.byLever.total.grams - difference.grams) <= 1e-9 * scale)
        #expect(abs(saving.byFactor.total.grams - difference.grams) <= 1e-9 * scale)
        #expect(abs(saving.fraction - difference / baseline) <= 1e-9)
    }

    @Test(arguments: 1...160) func `nothing is saved by pausing or moving data`(_ seed: UInt64) {
        guard let saving = RandomInstance(seed: seed).plan().planned?.saving else { return }
        #expect(saving.byLever.pausing == .zero)
        #expect(saving.byLever.transfer == .zero)
        #expect(saving.byFactor.transfer == .zero)
    }

    @Test(arguments: 1...160)
    func `every lever after the first saves, if home is allowed and no cap is fixed`(
        _ seed: UInt64
    ) {
        let instance = RandomInstance(seed: seed)
        let isHomeAllowed = instance.job.regions.isEmpty || instance.job.regions.contains("home")
        if case .fixed = instance.job.capPolicy { return }
        guard isHomeAllowed, let levers = instance.plan().planned?.saving.byLever else { return }
        // Where home has no room before the deadline, the first region tried may be a loss.
        guard levers.time != .zero else { return }
        let rounding = Emissions(grams: -1e-6)
        #expect(levers.region > rounding)
        #expect(levers.cap > rounding)
        #expect(levers.accelerator > rounding)
    }

    @Test func `each lever is added to the best of those before it`() throws {
        let accelerators = [
            Accelerator(
                id: "gpu", title: "GPU", boardPower: nil,
                powerCaps: [
                    PowerCapPoint(
                        cap: Power(watts: 800), relativeTime: 1, relativeEnergy: 0.8,
                        source: "a test")
                ])
        ]
        var job = World.job(hours: 1, deadline: 3, caps: .automatic)
        job.variants.append(World.variant("other", hours: 1, watts: 500))
        let outlooks = [
            World.outlook("home", carbon: [100, 90, 90]),
            World.outlook("away", carbon: [100, 100, 50]),
        ]
        let planned = try #require(
            World.planner(outlooks, accelerators: accelerators).plan(job, now: World.dawn).planned)
        let levers = planned.saving.byLever
        // 1 kWh at 100, at 90, at 50; then 0.8 kWh at 50; then 0.5 kWh at 50.
        #expect(levers.time.isClose(to: Emissions(grams: 10)))
        #expect(levers.region.isClose(to: Emissions(grams: 40)))
        #expect(levers.cap.isClose(to: Emissions(grams: 10)))
        #expect(levers.accelerator.isClose(to: Emissions(grams: 15)))
    }

    @Test func `the baseline runs at once, at home, as requested and uncapped`() throws {
        var job = World.job(
            hours: 2, deadline: 10, earliest: 1, regions: ["away"], caps: .automatic)
        job.variants.append(World.variant("a40", hours: 1, watts: 300))
        let planner = World.planner(
            [
                World.outlook("home", carbon: [500, 400, 300, 200, 100, 50, 50, 50, 50, 50]),
                World.outlook("away", carbon: [Double?](repeating: 10, count: 10)),
            ])
        let baseline = try #require(planner.plan(job, now: World.dawn).planned).baseline
        #expect(baseline.region == "home")
        #expect(baseline.accelerator == "gpu")
        #expect(baseline.powerCap == nil)
        #expect(baseline.segments == [World.hours(1, 3)])
        #expect(baseline.footprint.emissions.isClose(to: Emissions(grams: 700)))
        #expect(planner.baseline(of: job, now: World.dawn) == baseline)
    }

    @Test func `an hourly price becomes a price for the job`() throws {
        let capacity = [
            AcceleratorCapacity(accelerator: "gpu", count: 8, hourlyPrice: Cost(rawValue: 2.5))
        ]
        let planner = World.planner([World.outlook(carbon: [1, 1, 1], capacity: capacity)])
        let planned = planner.plan(World.job(hours: 1.5, count: 4), now: World.dawn).planned
        #expect(try #require(planned).placement.footprint.cost == Cost(rawValue: 15))
    }
}

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

    @Test(arguments: 1...160) func `factors of levers multiply to baseline over plan`(
        _ seed: UInt64
    ) throws {
        guard let planned = RandomInstance(seed: seed).plan().planned else { return }
        let effects = planned.saving.leverEffects
        let plan = planned.placement.footprint.emissions
        let ratio = planned.baseline.footprint.emissions / plan
        guard plan > .zero else { return }
        let product = effects.map(\.factor).reduce(1, *)
        #expect(abs(product - ratio) <= 1e-9 * ratio)
        let saved = effects.map(\.saved).reduce(.zero, +)
        #expect(saved.isClose(to: planned.saving.amount))
    }

    @Test func `model, accelerator, datacentre and grid are told apart`() throws {
        // A sparse model takes a fifth of the energy, the other accelerator half of that; away the
        // PUE is 1.2 instead of 1.5 and the grid 300 instead of 600 g/kWh.
        func site(_ id: RegionID, pue: Double, carbon: Double) -> RegionOutlook {
            World.outlook(id, carbon: [Double?](repeating: carbon, count: 12), pue: [pue])
        }
        var job = World.job(hours: 10, deadline: 12)
        func variant(
            _ name: VariantID, _ accelerator: AcceleratorID, _ hours: Double, _ model: String?
        )
            -> WorkloadVariant
        {
            var variant = World.variant(accelerator, hours: hours, name: name)
            variant.model = model
            return variant
        }
        job.variants = [
            variant("dense", "gpu", 10, nil), variant("sparse", "gpu", 2, "sparse"),
            variant("sparse-tpu", "tpu", 1, "sparse"),
        ]
        let planner = World.planner([
            site("home", pue: 1.5, carbon: 600), site("away", pue: 1.2, carbon: 300),
        ])
        let planned = try #require(planner.plan(job, now: World.dawn).planned)
        #expect(planned.placement.variant == "sparse-tpu")
        let factors = Dictionary(
            uniqueKeysWithValues: planned.saving.leverEffects.map { ($0.lever, $0.factor) })
        let expected: [Saving.Lever: Double] = [
            .model: 5, .accelerator: 2, .datacentre: 1.25, .grid: 2, .time: 1, .pausing: 1,
            .cap: 1, .transfer: 1,
        ]
        for (lever, factor) in expected {
            #expect(abs((factors[lever] ?? 0) - factor) < 1e-9, "\(lever)")
        }
        // Without a variant between them nothing tells model and accelerator apart.
        job.variants.remove(at: 1)
        let whole = try #require(planner.plan(job, now: World.dawn).planned).saving.leverEffects
        #expect(abs((whole.first { $0.lever == .model }?.factor ?? 0) - 10) < 1e-9)
    }

    @Test func `a grid that emits nothing takes all that is left`() throws {
        let job = World.job(hours: 2, deadline: 4)
        let planner = World.planner([
            World.outlook("home", carbon: [100, 100, 100, 100], pue: [1.5]),
            World.outlook("away", carbon: [0, 0, 0, 0], pue: [1.2]),
        ])
        let saving = try #require(planner.plan(job, now: World.dawn).planned).saving
        #expect(saving.byLever.region.isClose(to: saving.amount))
        #expect(saving.byLever.time == .zero)
        #expect(saving.leverEffects.first { $0.lever == .grid }?.factor == .infinity)
        #expect(!saving.leverEffects.contains { $0.factor.isNaN })
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
        // 1 kWh at 100, then 0.5 kWh; away at 100 as well, and at 50 in its third hour.
        #expect(levers.model == .zero)
        #expect(levers.accelerator.isClose(to: Emissions(grams: 50)))
        #expect(levers.region.isClose(to: .zero))
        #expect(levers.time.isClose(to: Emissions(grams: 25)))
        #expect(levers.cap == .zero)
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

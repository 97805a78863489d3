import SolsticeDomain
import SolsticePlanning
import Testing

@Suite struct AcceleratorChoiceTests {
    static let outlook = World.outlook(carbon: [Double?](repeating: 100, count: 24))

    static func plan(
        _ variants: [WorkloadVariant], outlook: RegionOutlook = outlook, deadline: Double? = nil
    ) throws -> PlannedJob {
        var job = World.job(hours: 1, deadline: deadline)
        job.variants = variants
        return try #require(World.planner([outlook]).plan(job, now: World.dawn).planned)
    }

    @Test func `an accelerator that draws more but ends sooner can win`() throws {
        let planned = try Self.plan([
            World.variant("v100", hours: 10, watts: 300),
            World.variant("h100", hours: 3, watts: 700),
        ])
        #expect(planned.placement.accelerator == "h100")
        #expect(planned.placement.end == World.hour(3))
        #expect(planned.saving.byLever.accelerator.isClose(to: Emissions(grams: 90)))
        #expect(planned.saving.byFactor.itEnergy.isClose(to: Emissions(grams: 90)))
    }

    @Test func `an accelerator that draws less but takes too long loses`() throws {
        let planned = try Self.plan([
            World.variant("h100", hours: 3, watts: 700),
            World.variant("t4", hours: 40, watts: 70),
        ])
        #expect(planned.placement.accelerator == "h100")
        #expect(planned.saving.amount == .zero)
    }

    @Test func `of two accelerators with equal emissions, the faster is chosen`() throws {
        let planned = try Self.plan([
            World.variant("v100", hours: 10, watts: 300),
            World.variant("a100", hours: 5, watts: 600),
        ])
        #expect(planned.placement.accelerator == "a100")
    }

    @Test func `a missing accelerator is not chosen`() throws {
        let capacity = [AcceleratorCapacity(accelerator: "v100", count: 4)]
        let planned = try Self.plan(
            [
                World.variant("v100", hours: 10, watts: 300),
                World.variant("h100", hours: 3, watts: 700),
            ],
            outlook: World.outlook(
                carbon: [Double?](repeating: 100, count: 24), capacity: capacity))
        #expect(planned.placement.accelerator == "v100")
    }

    @Test func `if the requested accelerator is too slow, another is used`() throws {
        let planned = try Self.plan(
            [
                World.variant("t4", hours: 20, watts: 70),
                World.variant("h100", hours: 3, watts: 700),
            ], deadline: 6)
        #expect(planned.placement.accelerator == "h100")
        #expect(planned.baseline.accelerator == "t4")
        #expect(planned.saving.amount.isClose(to: Emissions(grams: 140 - 210)))
        #expect(planned.saving.byLever.total.isClose(to: planned.saving.amount))
    }

    @Test func `every accelerator of a job draws its power`() throws {
        var job = World.job(hours: 2)
        job.variants = [World.variant("v100", hours: 2, watts: 250, count: 16)]
        let planned = World.planner([Self.outlook]).plan(job, now: World.dawn).planned
        let footprint = try #require(planned).placement.footprint
        #expect(footprint.itEnergy == ITEnergy(kilowattHours: 8))
        #expect(footprint.emissions.isClose(to: Emissions(grams: 800)))
    }
}

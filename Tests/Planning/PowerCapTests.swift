import SolsticeDomain
import SolsticePlanning
import Testing

@Suite struct PowerCapTests {
    static func accelerator(_ caps: [(watts: Double, time: Double, energy: Double)]) -> Accelerator
    {
        Accelerator(
            id: "gpu", title: "GPU", boardPower: nil,
            powerCaps: caps.map {
                PowerCapPoint(
                    cap: Power(watts: $0.watts), relativeTime: $0.time, relativeEnergy: $0.energy,
                    source: "a test")
            })
    }

    /// The placement of a job of ten hours on an accelerator, at the same rate all day.
    static func flat(
        _ id: String, deadline: Double = 48, caps: CapPolicy = .automatic,
        accelerators: [Accelerator] = AcceleratorCatalog.accelerators
    ) throws -> Placement {
        var job = World.job(hours: 10, deadline: deadline, caps: caps)
        job.variants = [World.variant(id, hours: 10, watts: 300)]
        let planner = World.planner(
            [World.outlook(carbon: [Double?](repeating: 100, count: 48))],
            accelerators: accelerators)
        return try #require(planner.plan(job, now: World.dawn).planned).placement
    }

    @Test func `an A40 takes the cap that uses least energy, which is not the lowest`() throws {
        let placement = try Self.flat("a40")
        #expect(placement.powerCap == Power(watts: 175))
        #expect(abs(placement.footprint.itEnergy.kilowattHours - 3 * 0.87) < 1e-9)
        #expect(placement.end == World.hour(11))
    }

    @Test func `of two caps that use the same energy the faster is taken`() throws {
        // A V100 uses 0.82 of its energy at 100 W and at 125 W.
        let placement = try Self.flat("v100")
        #expect(placement.powerCap == Power(watts: 125))
        #expect(placement.end == World.hour(11.8))
    }

    @Test func `a cap that saves nothing is not worth its time`() throws {
        let accelerators = [Self.accelerator([(200, 1.2, 1), (250, 1.1, 1)])]
        #expect(try Self.flat("gpu", accelerators: accelerators).powerCap == nil)
    }

    @Test func `a cap that raises energy is never chosen where every hour is alike`() throws {
        let a40 = try #require(AcceleratorCatalog.accelerators.first { $0.id == "a40" })
        let tooLow = a40.powerCaps.filter { $0.relativeEnergy > 1 }.map {
            (watts: $0.cap.watts, time: $0.relativeTime, energy: $0.relativeEnergy)
        }
        #expect(!tooLow.isEmpty)
        let placement = try Self.flat("gpu", accelerators: [Self.accelerator(tooLow)])
        #expect(placement.powerCap == nil)
    }

    @Test(arguments: ["a40", "v100"]) func `a job that must not be capped is not`(_ id: String)
        throws
    {
        let placement = try Self.flat(id, caps: .uncapped)
        #expect(placement.powerCap == nil)
        #expect(placement.end == World.hour(10))
    }

    @Test(arguments: [100.0, 150, 225]) func `a cap that was asked for is kept, good or bad`(
        _ watts: Double
    ) throws {
        let placement = try Self.flat("a40", caps: .fixed(Power(watts: watts)))
        #expect(placement.powerCap == Power(watts: watts))
    }

    @Test func `an accelerator that nobody measured is never capped`() throws {
        let placement = try Self.flat("h100")
        #expect(placement.powerCap == nil)
        #expect(placement.end == World.hour(10))
    }

    @Test(arguments: [(11.0, 175.0), (10.99, 200), (10.4, 200), (10.39, 225), (10.1, 225)])
    func `a cap that would miss the deadline gives way to a faster one`(
        _ deadline: Double, _ watts: Double
    ) throws {
        let placement = try Self.flat("a40", deadline: deadline)
        #expect(placement.powerCap == Power(watts: watts))
        #expect(placement.end <= World.hour(deadline))
    }

    @Test func `without any slack a job runs uncapped`() throws {
        #expect(try Self.flat("a40", deadline: 10).powerCap == nil)
    }

    @Test func `a cap asked for that misses the deadline leaves no plan`() {
        var job = World.job(hours: 10, deadline: 11, caps: .fixed(Power(watts: 150)))
        job.variants = [World.variant("a40", hours: 10, watts: 300)]
        let infeasibility = World.planner([
            World.outlook(carbon: [Double?](repeating: 100, count: 48))
        ]).plan(job, now: World.dawn).infeasibility
        #expect(infeasibility?.earliestFinish == World.hour(13.1))
    }

    @Test func `a longer run meets other hours, and they count`() throws {
        // 0.95 of the energy, but an hour of it falls into the evening peak.
        let planner = World.planner(
            [World.outlook(carbon: [100, 100, 1000])],
            accelerators: [Self.accelerator([(200, 1.5, 0.95)])])
        let job = World.job(hours: 2, deadline: 3, caps: .automatic)
        let placement = try #require(planner.plan(job, now: World.dawn).planned).placement
        #expect(placement.powerCap == nil)
        #expect(placement.footprint.emissions.isClose(to: Emissions(grams: 200)))
    }

    @Test func `a cap that uses more energy can still emit less`() throws {
        // Most of the longer run lies in clean hours that the short run cannot fill.
        let planner = World.planner(
            [World.outlook(carbon: [1000, 10, 10])],
            accelerators: [Self.accelerator([(200, 1.5, 1.05)])])
        let job = World.job(hours: 2, caps: .automatic)
        let placement = try #require(planner.plan(job, now: World.dawn).planned).placement
        #expect(placement.powerCap == Power(watts: 200))
        #expect(placement.footprint.emissions.isClose(to: Emissions(grams: 0.7 * 1020)))
    }

    @Test func `what a cap saves is told as its lever and as less IT energy`() throws {
        var job = World.job(hours: 10, caps: .automatic)
        job.variants = [World.variant("a40", hours: 10, watts: 300)]
        let planner = World.planner([World.outlook(carbon: [Double?](repeating: 100, count: 48))])
        let saving = try #require(planner.plan(job, now: World.dawn).planned).saving
        #expect(saving.byLever.cap.isClose(to: Emissions(grams: 39)))
        #expect(saving.byFactor.itEnergy.isClose(to: Emissions(grams: 39)))
    }
}

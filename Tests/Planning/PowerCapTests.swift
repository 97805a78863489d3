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
        _ id: AcceleratorID, deadline: Double = 48, caps: CapPolicy = .automatic,
        accelerators: [Accelerator] = AcceleratorCatalog.accelerators
    ) throws -> Placement {
        var job = World.job(hours: 10, deadline: deadline, caps: caps)
        job.variants = [World.variant(id, hours: 10, watts: 300)]
        let planner = World.planner(
            [World.outlook(carbon: [Double?](repeating: 100, count: 48))],
            accelerators: accelerators)
        return try #require(planner.plan(job, now: World.dawn).planned).placement
    }

    @Test func `an A40 takes the cap with the lowest energy, not the lowest cap`() throws {
        let placement = try Self.flat("a40")
        // 225 of 300 W: between 175 and 200 of the 261 W that the nearest workloads draw.
        #expect(placement.powerCap == Power(watts: 225))
        #expect(abs(placement.footprint.itEnergy.kilowattHours - 3 * 0.79) < 1e-9)
        let share = (225.0 / 300 - 175.0 / 261) / (25.0 / 261)
        #expect(placement.end == World.hour(10 * (1.33 - share * (1.33 - 1.13))))
    }

    @Test func `of two caps with the same energy, the faster is chosen`() throws {
        let alike = Self.accelerator([(200, 1.38, 0.82), (250, 1.18, 0.82)])
        let placement = try Self.flat("gpu", accelerators: [alike])
        #expect(placement.powerCap == Power(watts: 250))
        #expect(placement.end == World.hour(11.8))
    }

    @Test func `a cap that saves nothing is not worth its time`() throws {
        let accelerators = [Self.accelerator([(200, 1.6, 1), (250, 1.25, 1)])]
        #expect(try Self.flat("gpu", accelerators: accelerators).powerCap == nil)
    }

    @Test func `a cap that raises energy is never chosen if all hours are alike`() throws {
        let tooLow = Self.accelerator([(200, 1.9, 1.2), (250, 1.4, 1.1)])
        #expect(try Self.flat("gpu", accelerators: [tooLow]).powerCap == nil)
        let cap = CapPolicy.fixed(Power(watts: 125))
        let energy = try Self.flat("a40", caps: cap).footprint.itEnergy.kilowattHours
        #expect(energy > 3 * 1.1)
    }

    @Test(arguments: ["a40", "v100"]) func `a job that must not be capped is not`(_ id: String)
        throws
    {
        let placement = try Self.flat(AcceleratorID(id), caps: .uncapped)
        #expect(placement.powerCap == nil)
        #expect(placement.end == World.hour(10))
    }

    @Test(arguments: [125.0, 150, 225]) func `a requested cap is kept, good or bad`(
        _ watts: Double
    ) throws {
        let placement = try Self.flat("a40", caps: .fixed(Power(watts: watts)))
        #expect(placement.powerCap == Power(watts: watts))
    }

    @Test func `an unmeasured accelerator is never capped`() throws {
        let placement = try Self.flat("h100")
        #expect(placement.powerCap == nil)
        #expect(placement.end == World.hour(10))
    }

    @Test(arguments: [(11.0, 250.0), (10.99, 260), (10.4, 260), (10.39, 280), (10.1, 280)])
    func `a cap that would miss the deadline is replaced by a faster one`(
        _ deadline: Double, _ watts: Double
    ) throws {
        let accelerators = [
            Self.accelerator([(250, 1.1, 0.87), (260, 1.04, 0.88), (280, 1.01, 0.92)])
        ]
        let placement = try Self.flat("gpu", deadline: deadline, accelerators: accelerators)
        #expect(placement.powerCap == Power(watts: watts))
        #expect(placement.end <= World.hour(deadline))
    }

    @Test func `a job without slack runs uncapped`() throws {
        #expect(try Self.flat("a40", deadline: 10).powerCap == nil)
    }

    @Test func `a requested cap that misses the deadline leaves no plan`() {
        var job = World.job(hours: 10, deadline: 11, caps: .fixed(Power(watts: 250)))
        job.variants = [World.variant("gpu", hours: 10, watts: 300)]
        let infeasibility = World.planner(
            [World.outlook(carbon: [Double?](repeating: 100, count: 48))],
            accelerators: [Self.accelerator([(250, 1.31, 0.94)])]
        ).plan(job, now: World.dawn).infeasibility
        #expect(infeasibility?.earliestFinish == World.hour(13.1))
    }

    @Test func `a longer run covers other hours, and they count`() throws {
        // 0.95 of the energy, but an hour of it falls into the evening peak.
        let planner = World.planner(
            [World.outlook(carbon: [100, 100, 1000])],
            accelerators: [Self.accelerator([(700, 1.5, 0.95)])])
        let job = World.job(hours: 2, deadline: 3, caps: .automatic)
        let placement = try #require(planner.plan(job, now: World.dawn).planned).placement
        #expect(placement.powerCap == nil)
        #expect(placement.footprint.emissions.isClose(to: Emissions(grams: 200)))
    }

    @Test func `a cap that uses more energy can still emit less`() throws {
        // Most of the longer run lies in clean hours that the short run cannot fill.
        let planner = World.planner(
            [World.outlook(carbon: [1000, 10, 10])],
            accelerators: [Self.accelerator([(700, 1.5, 1.05)])])
        let job = World.job(hours: 2, caps: .automatic)
        let placement = try #require(planner.plan(job, now: World.dawn).planned).placement
        #expect(placement.powerCap == Power(watts: 700))
        #expect(placement.footprint.emissions.isClose(to: Emissions(grams: 0.7 * 1020)))
    }

    @Test func `a cap's saving is reported under its lever and as less IT energy`() throws {
        var job = World.job(hours: 10, caps: .automatic)
        job.variants = [World.variant("a40", hours: 10, watts: 300)]
        let planner = World.planner([World.outlook(carbon: [Double?](repeating: 100, count: 48))])
        let saving = try #require(planner.plan(job, now: World.dawn).planned).saving
        #expect(saving.byLever.cap.isClose(to: Emissions(grams: 63)))
        #expect(saving.byFactor.itEnergy.isClose(to: Emissions(grams: 63)))
    }
}

import SolsticeTestSupport
import SolsticeDomain
import SolsticePlanning
import Testing

@Suite struct ExplainerTests {
    static let days = 8

    /// A week of random hours in three regions, and a job with a day of slack.
    static func explanation(
        seed: UInt64, job: JobSpecification = World.job(hours: 5, deadline: 30),
        reservations: [HeldCapacity] = []
    ) throws -> Explanation {
        var random = SplitMix64(seed: seed)
        let outlooks = ["home", "north", "south"].map { id in
            World.outlook(
                id,
                carbon: (0..<days * 24).map { _ in Double.random(in: 50...600, using: &random) },
                capacity: World.gpus(1))
        }
        return try explanation(
            of: job, planner: World.planner(outlooks, reservations: reservations))
    }

    static func explanation(of job: JobSpecification, planner: JobPlanner) throws -> Explanation {
        let best = try #require(planner.plan(job, now: World.dawn).planned)
        return JobExplainer(planner: planner).explain(
            job, best: best, now: World.dawn, exclusions: [])
    }

    @Test(arguments: 1...40) func `more slack never emits more`(_ seed: UInt64) throws {
        let explanation = try Self.explanation(seed: seed)
        #expect(explanation.slack.map(\.extra.hours) == [6, 24, 72])
        var reached = explanation.best.placement.footprint.emissions
        for offer in explanation.slack {
            let emissions = offer.placement.footprint.emissions
            #expect(emissions <= reached * (1 + 1e-9))
            #expect(offer.placement.end <= World.hour(30) + offer.extra)
            let saved = explanation.best.placement.footprint.emissions - emissions
            #expect(offer.furtherSaving.isClose(to: saved))
            reached = emissions
        }
    }

    @Test func `6, 24 and 72 more hours are used in full if it keeps getting cleaner`()
        throws
    {
        let falling = World.outlook(carbon: (0..<144).map { 900 - 5 * Double($0) })
        let explanation = try Self.explanation(
            of: World.job(hours: 1, deadline: 30), planner: World.planner([falling]))
        #expect(explanation.slack.map(\.placement.end) == [36, 54, 102].map(World.hour))
    }

    @Test(arguments: 1...40) func `every region appears once, the cleanest first`(
        _ seed: UInt64
    ) throws {
        let explanation = try Self.explanation(seed: seed)
        #expect(
            Set(explanation.byRegion.map(\.placement.region)) == ["home", "north", "south"])
        #expect(explanation.byRegion.count == 3)
        for (better, worse) in zip(explanation.byRegion, explanation.byRegion.dropFirst()) {
            #expect(better.saving >= worse.saving)
            #expect(
                better.placement.footprint.emissions <= worse.placement.footprint.emissions)
        }
    }

    @Test(arguments: 1...40) func `the best of all regions is the plan, if waiting is worthwhile`(
        _ seed: UInt64
    ) throws {
        let explanation = try Self.explanation(seed: seed)
        guard explanation.isWaitingWorthwhile else { return }
        let first = try #require(explanation.byRegion.first)
        #expect(
            first.placement.footprint.emissions.isClose(
                to: explanation.best.placement.footprint.emissions))
    }

    @Test func `a region without capacity is left out`() throws {
        let full = World.held(1, in: "north", World.hours(0, 200))
        let explanation = try Self.explanation(seed: 1, reservations: [full])
        #expect(Set(explanation.byRegion.map(\.placement.region)) == ["home", "south"])
    }

    @Test func `a region without a forecast is left out`() throws {
        let planner = World.planner([
            World.outlook("home", carbon: [100, 90, 80]),
            World.outlook("away", carbon: [nil, nil, nil]),
        ])
        let explanation = try Self.explanation(
            of: World.job(hours: 1, deadline: 3), planner: planner)
        #expect(explanation.byRegion.map(\.placement.region) == ["home"])
    }

    @Test func `only regions that the job allows are compared`() throws {
        let job = World.job(hours: 5, deadline: 30, regions: ["home", "south"])
        let explanation = try Self.explanation(seed: 1, job: job)
        #expect(Set(explanation.byRegion.map(\.placement.region)) == ["home", "south"])
    }

    @Test(arguments: 1...40) func `starting now starts at the earliest moment`(_ seed: UInt64)
        throws
    {
        let job = World.job(hours: 5, deadline: 30, earliest: 2)
        let explanation = try Self.explanation(seed: seed, job: job)
        let startNow = try #require(explanation.startNow)
        #expect(startNow.placement.start == World.hour(2))
        #expect(try #require(explanation.gainFromWaiting) >= Emissions(grams: -1e-6))
    }

    @Test func `starting now still ends by the deadline`() throws {
        // A cap would save 13 % and end half an hour too late.
        var job = World.job(hours: 10, deadline: 10.5, caps: .automatic)
        job.variants = [World.variant("a40", hours: 10, watts: 300)]
        let planner = World.planner([World.outlook(carbon: [Double?](repeating: 100, count: 120))])
        let startNow = try #require(try Self.explanation(of: job, planner: planner).startNow)
        #expect(startNow.placement.end <= World.hour(10.5))
    }

    @Test(arguments: 1...40) func `each coming day has its own best start in the chosen region`(
        _ seed: UInt64
    ) throws {
        let job = World.job(hours: 5, deadline: 100)
        let explanation = try Self.explanation(seed: seed, job: job)
        #expect(explanation.byStart.count == 4)
        for (day, alternative) in explanation.byStart.enumerated() {
            let placement = alternative.placement
            #expect(placement.region == explanation.best.placement.region)
            #expect(placement.start >= World.hour(Double(day) * 24))
            #expect(placement.start < World.hour(Double(day + 1) * 24))
            #expect(placement.end <= World.hour(100))
        }
    }

    @Test func `the first moment of a day is not a start of the day before`() throws {
        let falling = World.outlook(carbon: (0..<144).map { 900 - 5 * Double($0) })
        let explanation = try Self.explanation(
            of: World.job(hours: 1, deadline: 48), planner: World.planner([falling]))
        let first = try #require(explanation.byStart.first)
        #expect(first.placement.start < World.hour(24))
    }

    @Test func `a job without a deadline has no slack to add and no days to compare`() throws {
        let explanation = try Self.explanation(seed: 3, job: World.job(hours: 5))
        #expect(explanation.slack.isEmpty)
        #expect(explanation.byStart.isEmpty)
    }

    @Test func `a saving is measured against the baseline`() throws {
        let explanation = try Self.explanation(seed: 4)
        let baseline = explanation.best.baseline.footprint.emissions
        let startNow = try #require(explanation.startNow)
        for alternative in explanation.byRegion + explanation.byStart + [startNow] {
            let emissions = alternative.placement.footprint.emissions
            #expect(alternative.saving.isClose(to: baseline - emissions))
        }
    }

    @Test func `regions unknown to the planner are passed on`() throws {
        let planner = World.planner([World.outlook(carbon: [100])])
        let job = World.job(hours: 1)
        let best = try #require(planner.plan(job, now: World.dawn).planned)
        let exclusion = Explanation.Exclusion(region: "moon", reason: "no grid there")
        let explanation = JobExplainer(planner: planner).explain(
            job, best: best, now: World.dawn, exclusions: [exclusion])
        #expect(explanation.exclusions == [exclusion])
    }
}

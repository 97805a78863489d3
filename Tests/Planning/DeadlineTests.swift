import SolsticeDomain
import SolsticePlanning
import Testing

@Suite struct DeadlineTests {
    static let flat = [Double?](repeating: 100, count: 48)

    static func plan(
        _ job: JobSpecification, capacity: [AcceleratorCapacity] = [],
        reservations: [HeldCapacity] = []
    ) -> PlanningOutcome {
        World.planner(
            [World.outlook(carbon: flat, capacity: capacity)], reservations: reservations
        ).plan(job, now: World.dawn)
    }

    @Test func `a job that just fits is placed`() throws {
        let planned = try #require(Self.plan(World.job(hours: 8, deadline: 8)).planned)
        #expect(planned.placement.segments == [World.hours(0, 8)])
    }

    @Test func `one second too few is not enough`() {
        var job = World.job(hours: 8, deadline: 8)
        job.deadline = World.hour(8) - TimeSpan(seconds: 1)
        #expect(Self.plan(job).planned == nil)
    }

    @Test func `the deadline applies to the end, not to the start`() throws {
        let rising = World.outlook(carbon: (0..<12).map { 500 - 10 * Double($0) })
        let job = World.job(hours: 3, deadline: 10)
        let planned = World.planner([rising]).plan(job, now: World.dawn).planned
        #expect(try #require(planned).placement.end == World.hour(10))
    }

    @Test func `a latest start is as binding as a deadline`() {
        #expect(Self.plan(World.job(hours: 8, deadline: 12, earliest: 4)).planned != nil)
        #expect(Self.plan(World.job(hours: 8, deadline: 12, earliest: 4.01)).planned == nil)
    }

    @Test func `an earliest start in the past does not count`() throws {
        let planned = World.planner([World.outlook(carbon: Self.flat)])
            .plan(World.job(hours: 1, earliest: 2), now: World.hour(5)).planned
        #expect(try #require(planned).placement.start == World.hour(5))
    }

    @Test func `a job that cannot end in time reports when it could`() throws {
        let infeasibility = Self.plan(World.job(hours: 8, deadline: 6)).infeasibility
        #expect(try #require(infeasibility).earliestFinish == World.hour(8))
    }

    @Test func `too little time is named as the obstacle`() throws {
        let infeasibility = Self.plan(World.job(hours: 8, deadline: 6)).infeasibility
        let obstacles = try #require(infeasibility).obstacles
        #expect(obstacles.count == 1)
        #expect(obstacles.first?.hasPrefix("home:") == true)
        #expect(obstacles.first?.contains("takes 8h on gpu") == true)
        #expect(obstacles.first?.contains("6h are left") == true)
    }

    @Test func `too few accelerators are named as the obstacle`() throws {
        let job = World.job(hours: 1, deadline: 6, count: 8)
        let infeasibility = try #require(
            Self.plan(job, capacity: World.gpus(4)).infeasibility)
        #expect(infeasibility.earliestFinish == nil)
        #expect(infeasibility.obstacles == ["home has 4 × gpu, and the job needs 8"])
    }

    @Test func `a missing accelerator is named as the obstacle`() throws {
        let capacity = [AcceleratorCapacity(accelerator: "v100", count: 4)]
        let infeasibility = Self.plan(World.job(hours: 1), capacity: capacity).infeasibility
        #expect(
            try #require(infeasibility).obstacles == ["home has no gpu, and the job needs 1"])
    }

    @Test func `other jobs in the way are named as the obstacle`() throws {
        let infeasibility = try #require(
            Self.plan(
                World.job(hours: 4, deadline: 8), capacity: World.gpus(1),
                reservations: [World.held(1, in: "home", World.hours(2, 6))]
            ).infeasibility)
        #expect(infeasibility.earliestFinish == World.hour(10))
        #expect(infeasibility.obstacles.count == 1)
        #expect(infeasibility.obstacles.first?.contains("other jobs hold the gpus") == true)
    }

    @Test func `the end of the forecast is named as the obstacle`() throws {
        let short = World.outlook(carbon: [100, 100])
        let infeasibility = World.planner([short])
            .plan(World.job(hours: 4, deadline: 8), now: World.dawn).infeasibility
        let obstacles = try #require(infeasibility).obstacles
        #expect(obstacles.count == 1)
        #expect(obstacles.first?.contains("forecast") == true)
    }

    @Test func `the end of the forecast is also the obstacle of a job without a deadline`() throws {
        let short = World.outlook(carbon: [100, 100])
        let infeasibility = World.planner([short])
            .plan(World.job(hours: 4), now: World.dawn).infeasibility
        let obstacles = try #require(infeasibility).obstacles
        #expect(obstacles.count == 1)
        #expect(obstacles.first?.contains("forecast") == true)
    }

    @Test func `an unmeasured cap is named as the obstacle`() throws {
        let job = World.job(hours: 1, caps: .fixed(Power(watts: 123)))
        let infeasibility = try #require(Self.plan(job).infeasibility)
        #expect(infeasibility.earliestFinish == nil)
        #expect(infeasibility.obstacles == ["no region, accelerator or cap is allowed at all"])
    }

    @Test func `each region has its own obstacle`() throws {
        let infeasibility = World.planner([
            World.outlook("home", carbon: Self.flat, capacity: World.gpus(1)),
            World.outlook("away", carbon: Self.flat),
        ]).plan(World.job(hours: 8, deadline: 6, count: 2), now: World.dawn).infeasibility
        let obstacles = try #require(infeasibility).obstacles
        #expect(obstacles.count == 2)
        #expect(obstacles.first?.hasPrefix("home has 1") == true)
        #expect(obstacles.last?.hasPrefix("away: the job takes") == true)
    }
}

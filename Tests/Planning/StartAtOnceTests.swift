import SolsticeDomain
import SolsticePlanning
import Testing

@Suite struct StartAtOnceTests {
    @Test func `a job with no slack starts now`() throws {
        let planner = World.planner([World.outlook(carbon: [900, 900, 1, 1])])
        let planned = planner.plan(World.job(hours: 2, deadline: 2), now: World.dawn).planned
        #expect(try #require(planned).placement.start == World.dawn)
    }

    @Test func `a job without a deadline starts now, however clean tomorrow is`() throws {
        let planner = World.planner([World.outlook(carbon: [900, 900, 1, 1])])
        let planned = planner.plan(World.job(hours: 1), now: World.dawn).planned
        #expect(try #require(planned).placement.start == World.dawn)
    }

    @Test func `a job without a deadline goes to the cleanest region now`() throws {
        let planner = World.planner([
            World.outlook("home", carbon: [900, 1]), World.outlook("away", carbon: [300, 900]),
        ])
        let planned = planner.plan(World.job(hours: 1), now: World.dawn).planned
        #expect(try #require(planned).placement.region == "away")
        #expect(try #require(planned).saving.byLever.region == Emissions(grams: 600))
    }

    @Test func `a job without a deadline takes the first free capacity anywhere`() throws {
        let planner = World.planner(
            [
                World.outlook("home", carbon: [1, 1, 1, 1], capacity: World.gpus(1)),
                World.outlook("away", carbon: [9, 9, 9, 9], capacity: World.gpus(1)),
            ],
            reservations: [
                World.held(1, in: "home", World.hours(0, 3)),
                World.held(1, in: "away", World.hours(0, 2)),
            ])
        let placement = try #require(
            planner.plan(World.job(hours: 1), now: World.dawn).planned
        ).placement
        #expect(placement.region == "away")
        #expect(placement.start == World.hour(2))
    }

    @Test func `a job without a deadline waits for the first hour with a forecast`() throws {
        let planner = World.planner(
            [
                World.outlook("home", carbon: [100, 100, 100], capacity: World.gpus(1)),
                World.outlook("away", carbon: [nil, nil, 100]),
            ],
            reservations: [World.held(1, in: "home", World.hours(0, 1))])
        let planned = planner.plan(World.job(hours: 1), now: World.dawn).planned
        #expect(try #require(planned).placement.start == World.hour(1))
    }

    @Test(arguments: [(99.5, 0.0), (99.01, 0.0), (98.9, 1.0), (50, 1.0)])
    func `a gain of less than 1 % is not worth waiting for`(
        _ later: Double, _ start: Double
    ) throws {
        let planner = World.planner([World.outlook(carbon: [100, later, 100])])
        let planned = planner.plan(World.job(hours: 1, deadline: 3), now: World.dawn).planned
        #expect(try #require(planned).placement.start == World.hour(start))
    }

    @Test func `a planner can be told that any gain is worth waiting for`() throws {
        let planner = World.planner([World.outlook(carbon: [100, 99.9])], worthwhileFraction: 0)
        let planned = planner.plan(World.job(hours: 1, deadline: 2), now: World.dawn).planned
        #expect(try #require(planned).placement.start == World.hour(1))
    }

    @Test func `if no hour is better than another, the job starts now`() throws {
        let planner = World.planner(
            [World.outlook(carbon: [Double?](repeating: 300, count: 72))], worthwhileFraction: 0)
        let planned = planner.plan(World.job(hours: 5, deadline: 72), now: World.dawn).planned
        #expect(try #require(planned).placement.start == World.dawn)
        #expect(try #require(planned).saving.amount == .zero)
    }

    @Test func `a region with a gap now is waited for`() throws {
        let planner = World.planner([
            World.outlook("home", carbon: [900, 900, 900]),
            World.outlook("away", carbon: [nil, 10, 900]),
        ])
        let placement = try #require(
            planner.plan(World.job(hours: 1, deadline: 3), now: World.dawn).planned
        ).placement
        #expect(placement.region == "away")
        #expect(placement.start == World.hour(1))
    }
}

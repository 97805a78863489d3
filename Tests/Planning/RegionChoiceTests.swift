import SolsticeDomain
import SolsticePlanning
import Testing

@Suite struct RegionChoiceTests {
    static let outlooks = [
        World.outlook("home", carbon: [500, 500, 500]),
        World.outlook("away", carbon: [400, 300, 400]),
        World.outlook("far", carbon: [100, 100, 50]),
    ]

    @Test func `the lowest emissions across regions and hours win`() throws {
        let planned = World.planner(Self.outlooks)
            .plan(World.job(hours: 1, deadline: 3), now: World.dawn).planned
        let placement = try #require(planned).placement
        #expect(placement.region == "far")
        #expect(placement.start == World.hour(2))
    }

    @Test func `only the regions allowed are used`() throws {
        let job = World.job(hours: 1, deadline: 3, regions: ["home", "away"])
        let placement = try #require(
            World.planner(Self.outlooks).plan(job, now: World.dawn).planned
        ).placement
        #expect(placement.region == "away")
        #expect(placement.start == World.hour(1))
    }

    @Test func `if regions are equal, the job stays at home`() throws {
        let planner = World.planner([
            World.outlook("away", carbon: [100, 50]), World.outlook("home", carbon: [100, 50]),
        ])
        let planned = planner.plan(World.job(hours: 1, deadline: 2), now: World.dawn).planned
        #expect(try #require(planned).placement.region == "home")
    }

    @Test func `a lower PUE can outweigh a dirtier grid`() throws {
        let planner = World.planner([
            World.outlook("home", carbon: [300], pue: [1.6]),
            World.outlook("away", carbon: [400], pue: [1.1]),
        ])
        let planned = planner.plan(World.job(hours: 1), now: World.dawn).planned
        let saving = try #require(planned).saving
        #expect(try #require(planned).placement.region == "away")
        #expect(saving.byFactor.pue > .zero)
        #expect(saving.byFactor.carbonIntensity < .zero)
    }

    @Test(arguments: [nil, 3.0])
    func `a job barred from home never runs there, even without a forecast elsewhere`(
        _ deadline: Double?
    ) {
        let planner = World.planner([
            World.outlook("home", carbon: [100, 100, 100]),
            World.outlook("away", carbon: [nil, nil, nil]),
        ])
        let job = World.job(hours: 1, deadline: deadline, regions: ["away"])
        #expect(planner.plan(job, now: World.dawn).planned == nil)
    }

    @Test func `a region whose forecast begins later is waited for if home is not allowed`()
        throws
    {
        let planner = World.planner([
            World.outlook("home", carbon: [1, 1, 1]),
            World.outlook("away", carbon: [nil, 100, 100]),
        ])
        let job = World.job(hours: 1, deadline: 3, regions: ["away"])
        let placement = try #require(planner.plan(job, now: World.dawn).planned).placement
        #expect(placement.region == "away")
        #expect(placement.start == World.hour(1))
    }
}

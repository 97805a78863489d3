import SolsticeDomain
import SolsticePlanning
import Testing

@Suite struct FrontierTests {
    /// The frontier of a random problem with prices.
    static func frontier(seed: UInt64) throws -> (queue: QueueCase, points: [Placement])? {
        let queue = OneJobQueueTests.queue(seed: seed) { _, _ in }
        let planner = JobPlanner(
            outlooks: queue.outlooks, accelerators: queue.accelerators,
            reservations: queue.reservations, worthwhileFraction: 0)
        let job = queue.entries[0].job
        guard let best = planner.plan(job, now: queue.now).planned else { return nil }
        let explanation = JobExplainer(planner: planner).explain(
            job, best: best, now: queue.now, exclusions: [])
        for point in explanation.frontier {
            let emissions = best.baseline.footprint.emissions - point.placement.footprint.emissions
            #expect(point.saving.isClose(to: emissions))
        }
        return (queue, explanation.frontier.map(\.placement))
    }

    @Test(arguments: 1...60) func `no point is both dirtier and more expensive than another`(
        _ seed: UInt64
    ) throws {
        guard let (_, points) = try Self.frontier(seed: seed) else { return }
        for (cleaner, cheaper) in zip(points, points.dropFirst()) {
            #expect(cleaner.footprint.emissions < cheaper.footprint.emissions)
            #expect(
                try #require(cheaper.footprint.cost) < #require(cleaner.footprint.cost))
        }
    }

    @Test(arguments: 1...60) func `the first point is the cleanest plan, the last the cheapest`(
        _ seed: UInt64
    ) throws {
        guard let (queue, points) = try Self.frontier(seed: seed), let first = points.first,
            let last = points.last
        else { return }
        // Where some regions have no price, those that have one are compared.
        let priced = queue.outlooks.filter { !$0.region.capacity.isEmpty }.map(\.region.id)
        let job = queue.entries[0].job
        var cleanest = queue
        cleanest.entries = queue.entries.changed {
            $0.regions = priced.filter { job.regions.isEmpty || job.regions.contains($0) }
        }
        let clean = try #require(cleanest.plan().place(of: 0))
        #expect(first.footprint.emissions.isClose(to: clean.footprint.emissions))
        var cheapest = cleanest
        cheapest.entries = cleanest.entries.changed { $0.carbonPrice = CarbonPrice(perTonne: 1e-3) }
        let cheap = try #require(cheapest.plan().place(of: 0))
        let price = try #require(cheap.footprint.cost)
        #expect(abs(try #require(last.footprint.cost).rawValue - price.rawValue) < 1e-6)
    }

    @Test func `a job's cost limit hides nothing that money could buy`() throws {
        let queue = QueueMoneyTests.queue { $0.maximumCost = Cost(rawValue: 3) }
        let planner = World.planner(queue.outlooks)
        let job = queue.entries[0].job
        let best = try #require(planner.plan(job, now: World.dawn).planned)
        let frontier = JobExplainer(planner: planner).explain(
            job, best: best, now: World.dawn, exclusions: []
        ).frontier
        #expect(frontier.map(\.placement.region) == ["clean", "home", "cheap"])
    }

    @Test func `without prices there is nothing to compare`() throws {
        let planner = World.planner([World.outlook(carbon: [300, 100, 200])])
        let job = World.job(hours: 1, deadline: 3)
        let best = try #require(planner.plan(job, now: World.dawn).planned)
        let explanation = JobExplainer(planner: planner).explain(
            job, best: best, now: World.dawn, exclusions: [])
        #expect(explanation.frontier.isEmpty)
    }
}

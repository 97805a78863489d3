import SolsticeDomain
import SolsticePlanning
import Testing

@Suite struct QueueMoneyTests {
    static func outlook(_ id: RegionID, grams: Double, price: Double) -> RegionOutlook {
        World.outlook(
            id, carbon: [Double?](repeating: grams, count: 24),
            capacity: [
                AcceleratorCapacity(
                    accelerator: "gpu", count: 4, hourlyPrice: Cost(rawValue: price))
            ])
    }

    /// Regions of which each is cleaner and dearer than the next.
    static let outlooks = [
        outlook("home", grams: 300, price: 2), outlook("clean", grams: 100, price: 3),
        outlook("cheap", grams: 500, price: 1),
    ]

    /// Two jobs of three hours.
    static func queue(_ change: (inout JobSpecification) -> Void) -> QueueCase {
        var job = World.job(hours: 3, deadline: 24)
        change(&job)
        return QueueCase(outlooks, [job, job])
    }

    @Test(
        arguments: [
            (nil, "clean"), (0, "clean"), (1e9, "clean"), (7000, "clean"), (4900, "cheap"),
            (1, "cheap"),
        ] as [(Double?, String)])
    func `a carbon price weighs money against emissions`(_ price: Double?, _ region: String) {
        let outcome = Self.queue {
            $0.carbonPrice = price.map { CarbonPrice(perTonne: $0) }
        }.plan()
        #expect(
            outcome.places.map(\.planned.placement.region) == [RegionID(region), RegionID(region)])
    }

    @Test(arguments: [(9.0, "clean"), (8.99, "home"), (6, "home"), (5.99, "cheap"), (3, "cheap")])
    func `no job exceeds its cost limit`(_ most: Double, _ region: RegionID) {
        let outcome = Self.queue { $0.maximumCost = Cost(rawValue: most) }.plan()
        #expect(outcome.places.map(\.planned.placement.region) == [region, region])
    }

    @Test func `a job too expensive everywhere has no placement and reports the price`() {
        let outcome = Self.queue { $0.maximumCost = Cost(rawValue: 2.99) }.plan()
        #expect(outcome.places.isEmpty)
        #expect(outcome.misses[0].why.obstacles.contains { $0.contains("2.99") })
    }

    /// One job of two hours that could avoid a dirty hour by a pause that takes half an hour more.
    static func pausing(_ change: (inout JobSpecification) -> Void) -> QueueCase {
        var job = World.job(hours: 2, deadline: 5)
        job.pausing = PausePolicy(resumeOverhead: TimeSpan(seconds: 1800))
        change(&job)
        let capacity = [
            AcceleratorCapacity(accelerator: "gpu", count: 4, hourlyPrice: Cost(rawValue: 2))
        ]
        return QueueCase(
            [World.outlook(carbon: [100, 400, 100, 210, 400], capacity: capacity)], [job, job])
    }

    @Test func `a pause is made if it saves`() {
        let outcome = Self.pausing { _ in }.briefPlan()
        for place in outcome.places {
            #expect(
                place.planned.placement.segments == [World.hours(0, 1), World.hours(2, 3.5)])
        }
    }

    @Test func `no pause is made if resuming exceeds the job's cost limit`() {
        let outcome = Self.pausing { $0.maximumCost = Cost(rawValue: 4) }.briefPlan()
        #expect(outcome.misses.isEmpty)
        for place in outcome.places {
            #expect(place.planned.placement.segments == [World.hours(2, 4)])
        }
    }

    @Test func `money for resuming is weighed like any other money`() {
        // The pause saves 5 g of 310, and costs 1 more.
        let outcome = Self.pausing { $0.carbonPrice = CarbonPrice(perTonne: 1000) }.briefPlan()
        for place in outcome.places {
            #expect(place.planned.placement.segments == [World.hours(2, 4)])
        }
    }
}

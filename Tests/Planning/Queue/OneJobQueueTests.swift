import SolsticeDomain
import SolsticePlanning
import Testing

/// A queue of one job, against the planner of one job.
@Suite struct OneJobQueueTests {
    /// A random problem that also has prices and moved data.
    static func queue(seed: UInt64, _ change: (inout JobSpecification, Int) -> Void) -> QueueCase {
        let instance = RandomInstance(seed: seed)
        var job = instance.job
        change(&job, Int(seed))
        let outlooks = instance.outlooks.enumerated().map { index, outlook in
            outlook.changed { region in
                region.transferRate = DataRate(gigabitsPerSecond: 0.5)
                region.transferEnergy = TransferEnergy(kilowattHoursPerGigabyte: 0.01)
                let prices: [AcceleratorID: Double] = ["slow": 1.0, "fast": 1.7]
                region.capacity = region.capacity.map {
                    AcceleratorCapacity(
                        accelerator: $0.accelerator, count: $0.count,
                        hourlyPrice: prices[$0.accelerator].map {
                            Cost(rawValue: $0 * (1 + 0.3 * Double(index)))
                        })
                }
            }
        }
        var queue = QueueCase(outlooks, [job])
        queue.accelerators = RandomInstance.accelerators
        queue.reservations = instance.reservations
        queue.now = instance.now
        return queue
    }

    /// Compares both planners on a queue of one job.
    static func compare(_ queue: QueueCase, sourceLocation: SourceLocation = #_sourceLocation) {
        let alone = JobPlanner(
            outlooks: queue.outlooks, accelerators: queue.accelerators,
            reservations: queue.reservations, worthwhileFraction: 0
        ).plan(queue.entries[0].job, now: queue.now).planned
        let outcome = queue.plan(sourceLocation: sourceLocation)
        guard let alone else {
            #expect(outcome.places.isEmpty, sourceLocation: sourceLocation)
            return
        }
        let expected = Emissions(grams: queue.weighed(0, alone.placement))
        #expect(outcome.places.count == 1, sourceLocation: sourceLocation)
        #expect(
            outcome.objective.isClose(to: expected, within: 1e-6), sourceLocation: sourceLocation)
        #expect(outcome.lowerBound <= outcome.objective, sourceLocation: sourceLocation)
    }

    @Test(arguments: 1...60) func `an uninterrupted job gets the same placement as on its own`(
        _ seed: UInt64
    ) {
        Self.compare(Self.queue(seed: seed) { _, _ in })
    }

    @Test(arguments: 101...160, [0, 5, 20])
    func `a pausable job gets the same placement as on its own`(
        _ seed: UInt64, _ overheadMinutes: Int
    ) {
        Self.compare(
            Self.queue(seed: seed) { job, _ in
                job.pausing = PausePolicy(resumeOverhead: TimeSpan(seconds: overheadMinutes * 60))
            })
    }

    @Test(arguments: 201...260) func `a job that moves data gets the same placement as on its own`(
        _ seed: UInt64
    ) {
        Self.compare(
            Self.queue(seed: seed) { job, seed in
                job.dataset = DataSize(gigabytes: Double(seed % 7) * 80)
                if seed % 3 == 0 { job.pausing = PausePolicy(resumeOverhead: .zero) }
            })
    }

    @Test(arguments: 301...360) func `a cost-aware job gets the same placement as on its own`(
        _ seed: UInt64
    ) {
        Self.compare(
            Self.queue(seed: seed) { job, seed in
                if seed % 2 == 0 { job.maximumCost = Cost(rawValue: Double(seed % 17) * 1.1) }
                if seed % 3 != 0 {
                    job.carbonPrice = CarbonPrice(perTonne: 4000 * Double(seed % 9))
                }
                if seed % 5 == 0 { job.priority = 2 }
                if seed % 4 < 2 {
                    job.pausing = PausePolicy(resumeOverhead: TimeSpan(seconds: 600))
                }
            })
    }

    @Test func `a job that fits only in segments is placed by both planners`() {
        var job = World.job(hours: 2, deadline: 4)
        job.pausing = PausePolicy(resumeOverhead: .zero)
        var queue = QueueCase(
            [World.outlook(carbon: [100, 100, 100, 100], capacity: World.gpus(1))], [job])
        queue.reservations = [World.held(1, in: "home", World.hours(1, 3))]
        Self.compare(queue)
        #expect(queue.plan().places.count == 1)
    }
}

import SolsticeTestSupport
import SolsticeDomain
import SolsticePlanning
import Testing

/// What must hold between the plans of two queues.
@Suite struct QueueLawTests {
    /// A change to a queue after which every plan from before it is still a plan.
    enum Relief: CaseIterable {
        case moreCapacity, laterDeadlines, oneMoreRegion, caps, oneMoreVariant

        /// The queue with it.
        func applied(to queue: TinyQueue) -> TinyQueue {
            var queue = queue
            switch self {
            case .moreCapacity:
                for region in queue.capacities.indices { queue.capacities[region] += 1 }
            case .laterDeadlines: for job in queue.works.indices { queue.works[job].deadline += 3 }
            case .oneMoreRegion:
                queue.rates.append(queue.rates[0].reversed())
                queue.capacities.append(2)
            case .caps: for job in queue.works.indices { queue.works[job].mayBeCapped = true }
            case .oneMoreVariant:
                for job in queue.works.indices {
                    let work = queue.works[job]
                    queue.works[job].other = .init(
                        hours: 2, count: 3 - work.count, watts: work.watts * 0.9)
                }
            }
            return queue
        }

        /// The queue with it.
        func applied(to queue: QueueCase) -> QueueCase {
            var queue = queue
            switch self {
            case .moreCapacity:
                queue.outlooks = queue.outlooks.map { $0.changed { $0.capacity = World.gpus(8) } }
            case .laterDeadlines:
                queue.entries = queue.entries.changed {
                    $0.deadline = $0.deadline.map { min($0 + TimeSpan(hours: 5), World.hour(48)) }
                }
            case .oneMoreRegion:
                var random = SplitMix64(seed: 99)
                queue.outlooks.append(
                    RandomQueue.outlook(
                        queue.outlooks.count, days: 2, capacity: World.gpus(2), using: &random))
            case .caps:
                queue.accelerators = RandomQueue.accelerators
                queue.entries = queue.entries.changed { $0.capPolicy = .automatic }
            case .oneMoreVariant:
                queue.entries = queue.entries.changed {
                    let hours = max(1, ($0.askedFor.duration.hours * 0.6).rounded())
                    $0.variants.append(
                        World.variant(
                            "gpu", hours: hours, watts: 900, count: $0.askedFor.count * 2,
                            name: "wide"))
                }
            }
            return queue
        }
    }

    @Test(arguments: 1...12) func `the plan of a few jobs is optimal`(_ seed: UInt64)
        throws
    {
        let tiny = TinyQueue(seed: seed, jobs: 3 + Int(seed) % 3)
        let optimum = try #require(tiny.optimum())
        let outcome = tiny.queue.plan()
        #expect(outcome.misses.isEmpty)
        #expect(outcome.emissions.isClose(to: Emissions(grams: optimum)))
        #expect(outcome.lowerBound.grams <= optimum * (1 + 1e-9))
    }

    @Test(arguments: 41...50) func `the plan of a few dependent jobs is optimal`(
        _ seed: UInt64
    ) throws {
        var tiny = TinyQueue(seed: seed, jobs: 4)
        for job in 0..<4 {
            tiny.works[job].deadline = 24
            if job > 0 { tiny.works[job].after = seed % 2 == 0 ? job - 1 : job / 2 }
        }
        let optimum = try #require(tiny.optimum())
        let outcome = tiny.queue.plan()
        #expect(outcome.misses.isEmpty)
        #expect(outcome.emissions.isClose(to: Emissions(grams: optimum)))
    }

    @Test(arguments: Relief.allCases, [21, 22, 23])
    func `more options never make the optimal plan of a few jobs worse`(
        _ relief: Relief, _ seed: UInt64
    ) throws {
        let before = TinyQueue(seed: seed, jobs: 4)
        let after = relief.applied(to: before)
        let least = try #require(before.optimum())
        let outcome = after.queue.plan()
        #expect(outcome.misses.isEmpty)
        #expect(outcome.emissions.grams <= least * (1 + 1e-9))
        #expect(outcome.emissions.isClose(to: Emissions(grams: try #require(after.optimum()))))
    }

    @Test(arguments: Relief.allCases)
    func `a bound is below every plan with fewer options`(_ relief: Relief) {
        let queue = RandomQueue.plain(seed: 5, jobs: 30)
        let before = queue.briefPlan()
        let after = relief.applied(to: queue).briefPlan()
        #expect(before.misses.isEmpty)
        #expect(after.misses.isEmpty)
        #expect(after.lowerBound.grams <= before.objective.grams * (1 + 1e-9))
    }

    @Test(arguments: [5, 15, 25])
    func `one more variant raises a queue's plan by no more than the gap printed before`(
        _ seed: UInt64
    ) {
        let queue = RandomQueue.plain(seed: seed, jobs: 30)
        let before = queue.plan()
        let after = Relief.oneMoreVariant.applied(to: queue).plan()
        #expect(before.misses.isEmpty && after.misses.isEmpty)
        #expect(after.lowerBound.grams <= before.objective.grams * (1 + 1e-9))
        let gap = before.objective / before.lowerBound - 1
        #expect(after.objective.grams <= before.objective.grams * (1 + gap + 1e-9))
    }

    @Test(arguments: 1...8)
    func `one more variant never raises a job's plan`(_ seed: UInt64) throws {
        var instance = RandomInstance(seed: seed)
        let before = instance.plan().planned
        instance.job.variants.append(
            World.variant("fast", hours: 1, watts: 400, count: 2, name: "more"))
        guard let before else { return }
        let after = try #require(instance.plan().planned)
        // A saving below the share that is worth a wait is not waited for.
        let least = before.placement.footprint.emissions.grams
        #expect(after.placement.footprint.emissions.grams <= least * 1.011)
    }

    @Test(arguments: [0.25, 4]) func `scaling all intensities alike gives the same plan`(
        _ factor: Double
    ) throws {
        let queue = RandomQueue.plain(seed: 6, jobs: 25)
        var scaled = queue
        scaled.outlooks = try queue.outlooks.map { try $0.scaled(by: factor) }
        let before = queue.plan()
        let after = scaled.plan()
        #expect(before.misses.isEmpty)
        for entry in queue.entries.indices {
            #expect(before.place(of: entry)?.segments == after.place(of: entry)?.segments)
            #expect(before.place(of: entry)?.region == after.place(of: entry)?.region)
        }
        #expect(after.objective.isClose(to: before.objective * factor, within: 1e-6))
        #expect(after.lowerBound.isClose(to: before.lowerBound * factor, within: 1e-6))
    }

    @Test(arguments: [7, 8]) func `the order of submission hardly matters`(_ seed: UInt64) {
        let queue = RandomQueue.plain(seed: seed, jobs: 24)
        var random = SplitMix64(seed: seed)
        var shuffled = queue
        shuffled.entries.shuffle(using: &random)
        let before = queue.plan()
        let after = shuffled.plan()
        #expect(before.misses.count == after.misses.count)
        #expect(after.objective.isClose(to: before.objective, within: 0.01))
    }
}

extension RegionOutlook {
    /// The outlook with so many times the carbon intensity.
    fileprivate func scaled(by factor: Double) throws -> RegionOutlook {
        let carbonIntensity = try Series(
            pieces: carbonIntensity.pieces.map {
                Series.Piece(
                    window: $0.window,
                    value: CarbonIntensity(gramsPerKWh: $0.value.gramsPerKWh * factor))
            })
        return RegionOutlook(
            region: region, signal: signal, pue: pue, carbonIntensity: carbonIntensity,
            bases: bases)
    }
}

extension [QueueEntry] {
    /// The entries with a change to each job.
    func changed(_ change: (inout JobSpecification) -> Void) -> [QueueEntry] {
        map {
            var job = $0.job
            change(&job)
            return QueueEntry(id: $0.id, job: job, previous: $0.previous, baseline: $0.baseline)
        }
    }
}

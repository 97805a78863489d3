import SolsticeTestSupport
import SolsticeDomain
import SolsticePlanning

/// Random queues of jobs of some hours in regions whose hours differ.
enum RandomQueue {
    /// Accelerators with caps that some jobs gain from.
    static let accelerators = [
        World.accelerator("gpu", [(600, 1.5, 0.8), (750, 1.25, 0.9)]),
        World.accelerator("old", [(450, 1.5, 0.9)]),
    ]

    /// Whole-hour jobs that hold one accelerator or two, each with a day or so of slack.
    static func plain(
        seed: UInt64, jobs: Int, regions: Int = 2, days: Int = 2, capacity: Int = 6
    ) -> QueueCase {
        var random = SplitMix64(seed: seed)
        let outlooks = (0..<regions).map {
            outlook($0, days: days, capacity: World.gpus(capacity), using: &random)
        }
        return QueueCase(
            outlooks,
            (0..<jobs).map { _ in
                let hours = Int.random(in: 1...6, using: &random)
                let earliest = Int.random(in: 0...(days * 24 - hours - 8), using: &random)
                let slack = Int.random(in: 4...30, using: &random)
                return World.job(
                    hours: Double(hours),
                    deadline: Double(min(days * 24, earliest + hours + slack)),
                    earliest: Double(earliest), count: Int.random(in: 1...2, using: &random))
            })
    }

    /// A region with days of its own shape; the first is home.
    static func outlook(
        _ index: Int, days: Int, capacity: [AcceleratorCapacity], using random: inout SplitMix64
    ) -> RegionOutlook {
        let clean = Int.random(in: 0..<24, using: &random)
        let carbon = (0..<days * 24).map { hour in
            let distance = abs((hour - clean + 36) % 24 - 12)
            return Double(60 + 25 * distance + Int.random(in: 0...60, using: &random))
        }
        return World.outlook(
            index == 0 ? "home" : "region-\(index)", carbon: carbon,
            pue: [1.1 + 0.1 * Double(index)],
            capacity: capacity)
    }

    /// Jobs of odd lengths with every lever in play: regions, two accelerators, caps, pauses, moved
    /// data, priorities, and prices.
    static func withEveryLever(seed: UInt64, jobs: Int) -> QueueCase {
        var random = SplitMix64(seed: seed)
        let capacity = [("gpu", 4, 3.1), ("old", 5, 1.3)].map {
            AcceleratorCapacity(
                accelerator: $0.0, count: $0.1, hourlyPrice: Cost(rawValue: $0.2))
        }
        let outlooks = (0..<2).map { index in
            let plain = outlook(index, days: 2, capacity: capacity, using: &random)
            return plain.withTransfer(
                energy: TransferEnergy(kilowattHoursPerGigabyte: 0.001),
                rate: DataRate(gigabitsPerSecond: 1))
        }
        var queue = QueueCase(outlooks, (0..<jobs).map { _ in job(using: &random) })
        queue.accelerators = accelerators
        queue.reservations = [
            World.held(3, in: "home", World.hours(5.13, 9.77)),
            World.held(2, in: "region-1", World.hours(20.01, 31.5)),
        ]
        return queue
    }

    private static func job(using random: inout SplitMix64) -> JobSpecification {
        func isOneIn(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &random) == 0 }
        let hours = Double(Int.random(in: 2000...20_000, using: &random)) / 3600
        let earliest = Double(Int.random(in: 0...90_000, using: &random)) / 3600
        let slack = Double(Int.random(in: 10_000...80_000, using: &random)) / 3600
        var job = World.job(
            hours: hours, deadline: min(48, earliest + hours + slack), earliest: earliest,
            count: Int.random(in: 1...2, using: &random),
            caps: isOneIn(2) ? .automatic : .uncapped)
        if isOneIn(2) { job.variants.append(World.variant("old", hours: hours * 1.2, watts: 700)) }
        if isOneIn(4) {
            let minutes = Int.random(in: 0...2, using: &random) * 10
            job.pausing = PausePolicy(resumeOverhead: TimeSpan(seconds: minutes * 60))
        }
        if isOneIn(3) {
            job.dataset = DataSize(gigabytes: Double(Int.random(in: 1...300, using: &random)))
        }
        if isOneIn(4) {
            job.maximumCost = Cost(rawValue: hours * 2.5 * Double(job.acceleratorCount))
        }
        if isOneIn(4) { job.priority = Int.random(in: -2...2, using: &random) }
        return job
    }
}

extension RegionOutlook {
    /// The outlook of the same region, to which data moves like this.
    func withTransfer(energy: TransferEnergy, rate: DataRate) -> RegionOutlook {
        changed {
            $0.transferEnergy = energy
            $0.transferRate = rate
        }
    }

    /// The outlook with a change to its region.
    func changed(_ change: (inout Region) -> Void) -> RegionOutlook {
        var region = region
        change(&region)
        return RegionOutlook(
            region: region, signal: signal, pue: pue, carbonIntensity: carbonIntensity,
            rateP10: rateP10, rateP90: rateP90, bases: bases)
    }
}

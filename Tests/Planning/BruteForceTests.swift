import SolsticeDomain
import SolsticePlanning
import Testing

@Suite struct BruteForceTests {
    @Test(arguments: 1...160) func `no way of running a job emits less than the plan`(
        _ seed: UInt64
    ) throws {
        let instance = RandomInstance(seed: seed)
        let least = BruteForce(instance: instance).candidates().map(\.grams).min()
        let planned = instance.plan().planned
        guard let least else {
            #expect(planned == nil)
            return
        }
        let emissions = try #require(planned).placement.footprint.emissions
        #expect(emissions.isClose(to: Emissions(grams: least), within: 1e-8))
    }

    @Test(arguments: 1...60) func `a job without a deadline starts at the first free minute`(
        _ seed: UInt64
    ) throws {
        let instance = RandomInstance(seed: seed, hasDeadline: false)
        let candidates = BruteForce(instance: instance).candidates()
        guard let first = candidates.map(\.startMinute).min() else { return }
        let least = candidates.filter { $0.startMinute == first }.map(\.grams).min()
        let planned = try #require(instance.plan().planned)
        #expect(planned.placement.start == World.minute(first))
        #expect(
            planned.placement.footprint.emissions.isClose(
                to: Emissions(grams: try #require(least)), within: 1e-8))
    }

    @Test(arguments: 1...160) func `a plan keeps every rule of its job`(_ seed: UInt64) throws {
        let instance = RandomInstance(seed: seed)
        let job = instance.job
        guard let placement = instance.plan().planned?.placement else { return }
        #expect(placement.start >= max(instance.now, job.earliest ?? instance.now))
        #expect(placement.end <= (try #require(job.deadline)))
        #expect(job.regions.isEmpty || job.regions.contains(placement.region))
        let variant = try #require(job.variant(placement.variant))
        let accelerator = RandomInstance.accelerators.first { $0.id == placement.accelerator }
        let cap = placement.powerCap.flatMap {
            accelerator?.effect(
                of: $0, onDraw: variant.powerPerAccelerator, doing: job.workload)
        }
        switch job.capPolicy {
        case .uncapped: #expect(placement.powerCap == nil)
        case .fixed(let power): #expect(placement.powerCap == power)
        case .automatic: #expect((cap == nil) == (placement.powerCap == nil))
        }
        #expect(placement.end - placement.start == variant.duration * (cap?.relativeTime ?? 1))
    }

    @Test(arguments: 1...160) func `a plan never exceeds the capacity in any minute`(
        _ seed: UInt64
    ) throws {
        let instance = RandomInstance(seed: seed)
        guard let placement = instance.plan().planned?.placement else { return }
        let model = BruteForce(instance: instance)
        let region = try #require(
            instance.outlooks.first { $0.region.id == placement.region }
        ).region
        let first = (placement.start - World.dawn).seconds / 60
        let last = (placement.end - World.dawn).seconds / 60
        for minute in first..<last {
            #expect(
                model.hasRoom(
                    region, placement.accelerator, count: placement.count, minute: minute))
        }
    }

    @Test(arguments: 1...160) func `a footprint is the sum of its minutes`(_ seed: UInt64)
        throws
    {
        let instance = RandomInstance(seed: seed)
        guard let planned = instance.plan().planned else { return }
        for placement in [planned.placement, planned.baseline] {
            let outlook = try #require(
                instance.outlooks.first { $0.region.id == placement.region })
            let first = (placement.start - World.dawn).seconds / 60
            let count = (placement.end - placement.start).seconds / 60
            let footprint = placement.footprint
            let energyAMinute = footprint.itEnergy * (1 / Double(count))
            var facility = FacilityEnergy.zero
            var emissions = Emissions.zero
            for minute in first..<first + count {
                let pue = try #require(outlook.pue.value(at: World.minute(minute)))
                let carbon = try #require(outlook.carbonIntensity.value(at: World.minute(minute)))
                facility = facility + energyAMinute * pue
                emissions = emissions + energyAMinute * pue * carbon
            }
            #expect(footprint.emissions.isClose(to: emissions, within: 1e-8))
            #expect(abs(footprint.facilityEnergy / facility - 1) < 1e-8)
        }
    }

    @Test(arguments: 1...160) func `an infeasible job reports the earliest time it could end`(
        _ seed: UInt64
    ) {
        let instance = RandomInstance(seed: seed)
        guard let infeasibility = instance.plan().infeasibility else { return }
        var withoutDeadline = instance
        withoutDeadline.relax()
        let earliest = BruteForce(instance: withoutDeadline).candidates(needsRate: false)
            .map(\.endMinute).min()
        #expect(infeasibility.earliestFinish == earliest.map(World.minute))
        #expect(!infeasibility.obstacles.isEmpty)
    }

    @Test func `the instances are neither all feasible nor all infeasible`() {
        let placed = (1...160).count { RandomInstance(seed: $0).plan().planned != nil }
        #expect((60...150).contains(placed))
    }
}

import SolsticeDomain
import SolsticePlanning

/// Solves a random instance by trying every minute in every region, as every variant and under every
/// cap, with capacity counted minute by minute.
struct BruteForce {
    /// One thing that could be done.
    struct Candidate {
        let startMinute: Int
        let endMinute: Int
        let grams: Double
    }

    let instance: RandomInstance

    private var job: JobSpecification { instance.job }

    /// The first minute at which the job may start.
    var earliestMinute: Int {
        minute(max(instance.now, job.earliest ?? instance.now))
    }

    private func minute(_ moment: Instant) -> Int { (moment - World.dawn).seconds / 60 }

    /// Whether the job has room beside the reservations in a minute.
    func hasRoom(
        _ region: Region, _ accelerator: AcceleratorID, count: Int, minute: Int
    ) -> Bool {
        guard let limit = region.capacity(of: accelerator) else { return true }
        let moment = World.minute(minute)
        let held = instance.reservations.filter {
            $0.region == region.id && $0.accelerator == accelerator && $0.window.start <= moment
                && moment < $0.window.end
        }
        return held.reduce(count) { $0 + $1.count } <= limit
    }

    /// The caps that the job's policy allows, as relative time and energy.
    private func caps(_ variant: WorkloadVariant) -> [(time: Double, energy: Double)] {
        let accelerator = RandomInstance.accelerators.first { $0.id == variant.accelerator }
        let draw = variant.powerPerAccelerator
        let effects = (accelerator?.powerCaps ?? []).compactMap {
            accelerator?.effect(of: $0.cap, onDraw: draw, doing: job.workload)
        }
        return switch job.capPolicy {
        case .uncapped: [(1, 1)]
        case .automatic: [(1, 1)] + effects.map { ($0.relativeTime, $0.relativeEnergy) }
        case .fixed(let power):
            effects.filter { $0.cap == power }.map { ($0.relativeTime, $0.relativeEnergy) }
        }
    }

    /// Everything that fits; `needsRate` leaves out what touches a gap, and the end of the world.
    func candidates(needsRate: Bool = true) -> [Candidate] {
        let end = job.deadline.map(minute) ?? RandomInstance.minuteCount
        return instance.outlooks.indices.flatMap { site -> [Candidate] in
            let region = instance.outlooks[site].region
            guard job.regions.isEmpty || job.regions.contains(region.id) else { return [] }
            return job.variants.flatMap { variant in
                candidates(variant, in: region, site: site, until: end, needsRate: needsRate)
            }
        }
    }

    private func candidates(
        _ variant: WorkloadVariant, in region: Region, site: Int, until end: Int, needsRate: Bool
    ) -> [Candidate] {
        let horizon = 0..<max(end, RandomInstance.minuteCount)
        var blocked = [0]
        var sums = [0.0]
        for minute in horizon {
            let rate = minute < RandomInstance.minuteCount ? instance.rates[site][minute] : nil
            let isOpen =
                hasRoom(region, variant.accelerator, count: variant.count, minute: minute)
                && (rate != nil || !needsRate)
            blocked.append(blocked[minute] + (isOpen ? 0 : 1))
            sums.append(sums[minute] + (rate ?? 0) / 60)
        }
        let kilowatts = variant.powerPerAccelerator.watts * Double(variant.count) / 1000
        return caps(variant).flatMap { cap -> [Candidate] in
            let length = Int((Double(variant.duration.seconds) * cap.time / 60).rounded())
            guard earliestMinute + length <= end else { return [] }
            return (earliestMinute...end - length).compactMap { start in
                guard blocked[start + length] == blocked[start] else { return nil }
                return Candidate(
                    startMinute: start, endMinute: start + length,
                    grams: kilowatts * cap.energy / cap.time * (sums[start + length] - sums[start]))
            }
        }
    }
}

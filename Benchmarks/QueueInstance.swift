import Foundation
import Solstice
import SolsticePlanning

/// A modelled queue of the benchmark: what its jobs ask for, and how full it makes its regions.
struct QueueInstance {
    /// When jobs come in.
    enum Arrival {
        /// Evenly over the horizon.
        case throughout
        /// All at once at the start, with deadlines evenly over the horizon.
        case atOnce
    }

    /// The name by which a process of its own is told what to measure.
    let name: String
    /// What it is, for people.
    let title: String
    let jobCount: Int
    /// How long the horizon is.
    let hours: Int
    /// The share of all accelerator-hours that the jobs take.
    let usedShare: Double
    let arrival: Arrival
    /// Whether durations and arrivals are any second, not whole hours.
    var isFractional = false
    /// Whether each accelerator has three measured power caps to choose from.
    var isCapped = false
    /// What it has to reach.
    let goal: String

    private static let regions = 10
    private static let accelerator: AcceleratorID = "v100"

    /// All instances, in the order in which they are measured.
    static let all = [
        QueueInstance(
            name: "year-60", title: "year, 60 % used", jobCount: 100_000, hours: 8760,
            usedShare: 0.60, arrival: .throughout, goal: "≤ 0.8 %, ≤ 8 s, ≤ 160 MB"),
        QueueInstance(
            name: "year-60-fractional", title: "year, 60 % used, any second", jobCount: 100_000,
            hours: 8760, usedShare: 0.60, arrival: .throughout, isFractional: true,
            goal: "≤ 1.0 %, ≤ 15 s"),
        QueueInstance(
            name: "year-85", title: "year, 85 % used", jobCount: 100_000, hours: 8760,
            usedShare: 0.85, arrival: .throughout, goal: "≤ 3 %, misses ≤ greedy's"),
        QueueInstance(
            name: "backlog-60", title: "backlog, 500 h, 60 % used", jobCount: 100_000, hours: 500,
            usedShare: 0.60, arrival: .atOnce, goal: "≤ 0.2 %, ≤ 10 s, ≤ 150 MB"),
        QueueInstance(
            name: "caps-60", title: "year, 60 % used, 3 power caps", jobCount: 10_000, hours: 8760,
            usedShare: 0.60, arrival: .throughout, isCapped: true, goal: "≤ 3 %"),
    ]

    private var rates: ModelledRates { ModelledRates(regions: Self.regions, hours: hours) }

    /// The jobs, from a fixed seed.
    func entries() -> [QueueEntry] {
        var noise = SeededNoise(seed: 42)
        return (0..<jobCount).map { QueueEntry(id: JobID($0), job: job(&noise)) }
    }

    /// The planner of the regions, with as many accelerators as make the jobs use their share.
    func planner(of entries: [QueueEntry]) -> QueuePlanner {
        let used = entries.reduce(0.0) {
            $0 + $1.job.askedFor.duration.hours * Double($1.job.acceleratorCount)
        }
        let capacity = Int((used / usedShare / Double(hours * Self.regions)).rounded(.up))
        return QueuePlanner(
            outlooks: rates.outlooks(capacity: capacity, of: Self.accelerator),
            accelerators: isCapped ? [Self.capped] : [], reservations: [])
    }

    private func job(_ noise: inout SeededNoise) -> JobSpecification {
        let unit = isFractional ? 1 : 3600
        let duration = unit * noise.whole(3600 / unit...24 * 3600 / unit)
        let last = 3600 * hours
        let earliest: Int
        let slack: Int
        switch arrival {
        case .throughout:
            slack = unit * noise.whole(24 * 3600 / unit...14 * 24 * 3600 / unit)
            earliest = unit * noise.whole(0...(last - duration - slack) / unit)
        case .atOnce:
            earliest = 0
            slack = unit * noise.whole(24 * 3600 / unit...(last - duration) / unit)
        }
        let dawn = ModelledRates.dawn
        return JobSpecification(
            name: "modelled", command: ["true"],
            deadline: dawn + TimeSpan(seconds: earliest + duration + slack),
            earliest: dawn + TimeSpan(seconds: earliest),
            acceleratorCount: noise.whole(1...8),
            variants: [
                WorkloadVariant(
                    accelerator: Self.accelerator, duration: TimeSpan(seconds: duration),
                    powerPerAccelerator: Power(watts: [200, 300, 400][noise.whole(0...2)]))
            ], home: RegionID(rates.names[0]), capPolicy: isCapped ? .automatic : .uncapped)
    }

    /// The V100's caps from 150 to 200 W as the catalogue has them.
    private static var capped: Accelerator {
        let known = AcceleratorCatalog.accelerators.first { $0.id == accelerator }
        let caps = known?.powerCaps.filter { (150...200).contains($0.cap.watts) } ?? []
        return Accelerator(
            id: accelerator, title: "V100", boardPower: known?.boardPower, powerCaps: caps)
    }
}

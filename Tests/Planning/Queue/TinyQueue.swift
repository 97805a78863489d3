import SolsticeTestSupport
import SolsticeDomain
import SolsticePlanning

/// A queue of a few jobs of whole hours, small enough to try every plan of it.
///
/// Where all times and rates are of whole hours no plan off the hour emits less.
struct TinyQueue {
    /// A job: it may hold the hours from `release` up to `deadline`.
    struct Work {
        var release: Int
        var deadline: Int
        var hours: Int
        var count: Int
        var watts: Double
        var mayBeCapped: Bool
        /// Another way to do it, if there is one.
        var other: Way?
        /// The job before it that has to be over first.
        var after: Int?
    }

    /// On how many accelerators a job runs, for how long and at what power of each.
    struct Way {
        var hours: Int
        var count: Int
        var watts: Double
    }

    /// A cap of 100 W, under which everything takes half as long again and uses this share of the
    /// energy at most: no more than 100 W for that long.
    static let relativeEnergy = 0.8

    var works: [Work]
    /// Grams per kWh for each hour of each region.
    var rates: [[Double]]
    /// Accelerators in each region.
    var capacities: [Int]

    /// A random queue over a day.
    init(seed: UInt64, jobs: Int, regions: Int = 2) {
        var random = SplitMix64(seed: seed)
        rates = (0..<regions).map { _ in
            (0..<24).map { _ in Double(Int.random(in: 20...400, using: &random)) }
        }
        capacities = (0..<regions).map { _ in Int.random(in: 2...3, using: &random) }
        works = (0..<jobs).map { _ in
            let hours = Int.random(in: 1...2, using: &random) * 2
            let release = Int.random(in: 0...8, using: &random)
            let slack = Int.random(in: 3...8, using: &random)
            return Work(
                release: release, deadline: release + hours + slack, hours: hours,
                count: Int.random(in: 1...2, using: &random),
                watts: Double(Int.random(in: 2...9, using: &random)) * 100, mayBeCapped: false)
        }
    }

    /// The same queue as the planner sees it.
    var queue: QueueCase {
        let outlooks = rates.indices.map { index in
            World.outlook(
                index == 0 ? "home" : "region-\(index)", carbon: rates[index],
                capacity: World.gpus(capacities[index]))
        }
        var queue = QueueCase(
            outlooks,
            works.map { work in
                var job = World.job(
                    hours: 1, deadline: Double(work.deadline), earliest: Double(work.release),
                    caps: work.mayBeCapped ? .automatic : .uncapped)
                job.variants = [
                    World.variant(
                        "gpu", hours: Double(work.hours), watts: work.watts, count: work.count)
                ]
                job.variants +=
                    work.other.map {
                        [
                            World.variant(
                                "gpu", hours: Double($0.hours), watts: $0.watts, count: $0.count,
                                name: "other")
                        ]
                    } ?? []
                job.dependencies =
                    work.after.map { [JobDependency(.afterAny, job: JobID($0))] } ?? []
                return job
            })
        queue.accelerators = [
            Accelerator(
                id: "gpu", title: "GPU", boardPower: nil,
                powerCaps: [
                    PowerCapPoint(
                        cap: Power(watts: 100), relativeTime: 1.5,
                        relativeEnergy: Self.relativeEnergy, source: "a test")
                ])
        ]
        return queue
    }

    private struct Place {
        let region: Int
        let hours: Range<Int>
        let count: Int
        let grams: Double
    }

    /// What the best plan of all jobs emits, found by trying every one; nil where there is none.
    func optimum() -> Double? {
        let places = works.map(places).map { $0.sorted { $0.grams < $1.grams } }
        var rest = [0.0]
        for list in places.reversed() {
            guard let least = list.first else { return nil }
            rest.insert(rest[0] + least.grams, at: 0)
        }
        var used = rates.map { _ in [Int](repeating: 0, count: 24) }
        var ends = [Int](repeating: 0, count: works.count)
        var best = Double.infinity
        func place(_ job: Int, _ grams: Double) {
            guard job < works.count else {
                best = min(best, grams)
                return
            }
            let from = works[job].after.map { ends[$0] } ?? 0
            for spot in places[job] {
                if grams + spot.grams + rest[job + 1] >= best { return }
                let room = capacities[spot.region] - spot.count
                guard spot.hours.allSatisfy({ used[spot.region][$0] <= room }) else { continue }
                guard from <= spot.hours.lowerBound else { continue }
                ends[job] = spot.hours.upperBound
                for hour in spot.hours { used[spot.region][hour] += spot.count }
                place(job + 1, grams + spot.grams)
                for hour in spot.hours { used[spot.region][hour] -= spot.count }
            }
        }
        place(0, 0)
        return best < .infinity ? best : nil
    }

    private func places(_ work: Work) -> [Place] {
        let ways = [Way(hours: work.hours, count: work.count, watts: work.watts)]
        return (ways + (work.other.map { [$0] } ?? [])).flatMap { places(work, $0) }
    }

    private func places(_ work: Work, _ way: Way) -> [Place] {
        var modes = [(hours: way.hours, energy: 1.0)]
        if work.mayBeCapped {
            modes.append((way.hours * 3 / 2, min(Self.relativeEnergy, 1.5 * 100 / way.watts)))
        }
        return rates.indices.flatMap { region in
            modes.flatMap { mode -> [Place] in
                let last = min(24, work.deadline) - mode.hours
                guard work.release <= last else { return [] }
                let kilowatts =
                    way.watts / 1000 * Double(way.count * way.hours)
                    * mode.energy / Double(mode.hours)
                return (work.release...last).map { start in
                    let hours = start..<start + mode.hours
                    return Place(
                        region: region, hours: hours, count: way.count,
                        grams: kilowatts * rates[region][hours].reduce(0, +))
                }
            }
        }
    }
}

import Foundation
import Solstice
import SolsticePlanning

/// Plans the stored small queues and compares with what an exact solver found for them.
struct SmallQueueBench {
    /// What planning one stored queue came to.
    private struct Result {
        let seconds: Double
        /// How far above the best known plan it lies; nil where it misses a job.
        let excess: Double?
        let isBoundBelow: Bool
    }

    func run(_ bench: Bench) throws {
        let queues = try StoredQueue.all()
        bench.section(
            "small queues: 50 and 150 jobs × 3 regions × 336 h against exact MILP, modelled")
        let proven = queues.count { $0.queue.isOptimal }
        bench.note(
            "\(queues.count) stored queues; the best plan known is proven optimal for \(proven)")
        var boundsBelow = 0
        for load in ["loose", "medium", "tight"] {
            for size in [50, 150] {
                let chosen = queues.filter { $0.name.contains("-\(size)-\(load)-") }.map(\.queue)
                boundsBelow += measure(chosen, size: size, load: load, bench)
            }
        }
        bench.line(
            "proven bounds that are not above the best known plan",
            "\(boundsBelow) of \(queues.count * Self.efforts.count)", goal: "all")
    }

    private static let efforts = [PlanningEffort.quick, .standard]

    /// Prints what planning queues of one kind comes to, and counts the bounds that are right.
    private func measure(
        _ queues: [StoredQueue], size: Int, load: String, _ bench: Bench
    ) -> Int {
        let misses = queues.reduce(0) { $0 + $1.greedyMisses }
        let placed = queues.filter { $0.greedyMisses == 0 }.map { $0.greedy / $0.best - 1 }
        bench.note("\(size) jobs, \(load): greedy \(Self.greedy(placed, misses))")
        return Self.efforts.reduce(0) { count, effort in
            let results = queues.map { plan($0, effort) }
            let excesses = results.compactMap(\.excess)
            let missed = results.count - excesses.count
            let limit = effort == .quick ? "1.5" : load == "tight" ? "1" : "0.5"
            let time = effort == .quick ? "0.1" : "2"
            bench.line(
                "  \(effort.rawValue)",
                "\(excesses.median.asPercent) median, \((excesses.max() ?? .nan).asPercent) most, "
                    + results.map(\.seconds).median.asSeconds
                    + (missed > 0 ? ", \(missed) miss jobs" : ""),
                goal: size == 50 ? "median ≤ \(limit) % in \(time) s" : "")
            return count + results.count(where: \.isBoundBelow)
        }
    }

    private static func greedy(_ excesses: [Double], _ misses: Int) -> String {
        let excess = excesses.isEmpty ? "" : "\(excesses.median.asPercent) above the best, median"
        return excess + (misses > 0 ? (excess.isEmpty ? "" : "; ") + "misses \(misses) jobs" : "")
    }

    private func plan(_ queue: StoredQueue, _ effort: PlanningEffort) -> Result {
        let planner = queue.planner
        let entries = queue.entries
        let began = ProcessUsage.now
        let outcome = planner.plan(entries, now: ModelledRates.dawn, effort: effort)
        let seconds = ProcessUsage.now.since(began).wallSeconds
        // What the placements say, and not what the search believes.
        let grams = outcome.places.reduce(0) {
            $0 + $1.planned.placement.footprint.emissions.grams
        }
        return Result(
            seconds: seconds, excess: outcome.misses.isEmpty ? grams / queue.best - 1 : nil,
            isBoundBelow: outcome.lowerBound.grams <= queue.best * (1 + 1e-9))
    }
}

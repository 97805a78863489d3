import Foundation
import Solstice
import SolsticePlanning

/// Plans the stored small queues and compares with the best plans known of them.
struct SmallQueueBench {
    /// What planning one stored queue came to.
    private struct Result {
        let seconds: Double
        /// How far above the best known plan it lies; nil where it misses a job.
        let excess: Double?
        let isBoundBelow: Bool
    }

    func run(_ bench: Bench) throws {
        let stored = try StoredQueue.all()
        bench.section(
            "small queues: 50 and 150 jobs × 3 regions × 336 h against the best plans known, modelled"
        )
        let proven = stored.count { $0.queue.isOptimal }
        bench.note(
            "\(stored.count) stored queues; the best plan known is proven optimal for \(proven)")
        var boundsBelow = 0
        for group in StoredQueueGroup.all { boundsBelow += measure(group, of: stored, bench) }
        bench.line(
            "proven bounds that are not above the best known plan",
            "\(boundsBelow) of \(stored.count * Self.efforts.count)", goal: "all")
    }

    private static let efforts = [PlanningEffort.quick, .standard]

    /// Prints what planning the queues of a group comes to, and counts the bounds that are right.
    private func measure(
        _ group: StoredQueueGroup, of stored: [(name: String, queue: StoredQueue)], _ bench: Bench
    ) -> Int {
        let queues = group.queues(of: stored).map(\.queue)
        bench.note("\(group.title): greedy \(greedy(queues))")
        return Self.efforts.reduce(0) { count, effort in
            let results = queues.map { plan($0, effort) }
            let excesses = results.compactMap(\.excess)
            let missed = results.count - excesses.count
            let (median, worst) = (group.medianLimit.asPercent, group.worstLimit.asPercent)
            bench.line(
                "  \(effort.rawValue)",
                "\(excesses.median.asPercent) median, \((excesses.max() ?? .nan).asPercent) most, "
                    + results.map(\.seconds).median.asSeconds
                    + (missed > 0 ? ", \(missed) miss jobs" : ""),
                goal: effort == .standard ? "median ≤ \(median), most ≤ \(worst), 5 s" : "")
            return count + results.count(where: \.isBoundBelow)
        }
    }

    /// How far plans by slack, least first, lie above the best, and how many jobs they miss.
    private func greedy(_ queues: [StoredQueue]) -> String {
        // The planner begins with such a plan, and that is what it has when it is stopped at once.
        let outcomes = queues.map { queue in
            queue.planner.plan(queue.entries, now: ModelledRates.dawn) { _ in false }
        }
        let misses = outcomes.reduce(0) { $0 + $1.misses.count }
        let excesses = zip(outcomes, queues).filter { $0.0.misses.isEmpty }
            .map { $0.objective.grams / $1.best - 1 }
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

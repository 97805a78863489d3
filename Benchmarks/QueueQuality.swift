import Solstice
import SolsticeChecking
import SolsticePlanning

/// Holds plans of standard effort against what an exact solver found for the stored queues in
/// minutes: `make test-quality`. Unlike the rest of the benchmarks it fails where a plan is not
/// good enough.
///
/// It needs the planner at its full speed, and so it is no test of the debug build.
struct QueueQuality {
    /// How far above the solver's best half of the plans of a load may lie.
    private static let medianLimits = [("loose", 0.005), ("medium", 0.005), ("tight", 0.01)]

    /// Plans every stored queue and prints how it came out.
    /// - Returns: What is wrong, a sentence each; empty if every plan is good enough.
    func faults() throws -> [String] {
        var faults: [String] = []
        var excesses: [String: [Double]] = [:]
        for (name, queue) in try StoredQueue.all() {
            let entries = queue.entries
            let outcome = queue.planner.plan(entries, now: ModelledRates.dawn, effort: .standard)
            let excess = outcome.objective.grams / queue.best - 1
            print("\(name.padded(to: 28)) \(excess.asPercent.alignedRight(to: 8)) above the best")
            faults += self.faults(of: outcome, for: queue, entries).map { "\(name): \($0)" }
            for (load, _) in Self.medianLimits where name.contains("-\(load)-") {
                excesses[load, default: []].append(excess)
            }
        }
        for (load, limit) in Self.medianLimits {
            let found = (excesses[load] ?? []).sorted()
            guard found.count == 10 else {
                faults.append("\(load): \(found.count) stored queues, not 10")
                continue
            }
            let median = (found[4] + found[5]) / 2
            print("\(load): median \(median.asPercent), limit \(limit.asPercent)")
            if median > limit {
                faults.append("\(load): the median \(median.asPercent) is above the limit")
            }
        }
        return faults
    }

    private func faults(
        of outcome: QueueOutcome, for queue: StoredQueue, _ entries: [QueueEntry]
    ) -> [String] {
        let checker = PlanChecker(outlooks: queue.outlooks, accelerators: [])
        let subjects = outcome.places.map { index, planned in
            PlanChecker.Subject(
                id: entries[index].id, job: entries[index].job, placement: planned.placement,
                isFixed: false)
        }
        var faults = checker.violations(in: subjects, now: ModelledRates.dawn).map(\.text)
        if !outcome.misses.isEmpty {
            faults.append("\(outcome.misses.count) jobs have no place")
        }
        if outcome.places.count + outcome.misses.count != entries.count {
            faults.append("jobs are neither placed nor missed, or both")
        }
        if outcome.lowerBound.grams > queue.best * (1 + 1e-9) {
            faults.append("the bound lies above the best plan known")
        }
        if outcome.objective.grams < queue.bound * (1 - 1e-9) {
            faults.append("the plan lies below the solver's bound")
        }
        return faults
    }
}

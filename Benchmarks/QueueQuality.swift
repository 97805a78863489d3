import Solstice
import SolsticeChecking
import SolsticePlanning

/// Holds plans of standard effort against the best plans known of the stored queues: `make
/// test-quality`. Unlike the rest of the benchmarks it fails where a plan is not
/// good enough.
///
/// It needs the planner at its full speed, and so it is no test of the debug build.
struct QueueQuality {
    /// Plans every stored queue and prints how it came out.
    /// - Returns: What is wrong, a sentence each; empty if every plan is good enough.
    func faults() throws -> [String] {
        let stored = try StoredQueue.all()
        return StoredQueueGroup.all.flatMap { group in
            let queues = group.queues(of: stored)
            guard queues.count == group.count else {
                return ["\(group.title): \(queues.count) stored queues, not \(group.count)"]
            }
            var faults: [String] = []
            var excesses: [Double] = []
            for (name, queue) in queues {
                let entries = queue.entries
                let outcome = queue.planner.plan(entries, now: ModelledRates.dawn)
                let excess = outcome.objective.grams / queue.best - 1
                print(
                    "\(name.padded(to: 28)) \(excess.asPercent.alignedRight(to: 8)) above the best")
                faults += self.faults(of: outcome, for: queue, entries).map { "\(name): \($0)" }
                excesses.append(excess)
            }
            return faults + limitFaults(of: excesses, group)
        }
    }

    /// Prints how a group came out, and says what lies above its limits.
    private func limitFaults(of excesses: [Double], _ group: StoredQueueGroup) -> [String] {
        let found = [
            ("median", excesses.median, group.medianLimit),
            ("worst", excesses.max() ?? .nan, group.worstLimit),
        ]
        return found.compactMap { name, excess, limit in
            let text = "\(group.title): \(name) \(excess.asPercent)"
            print("\(text), limit \(limit.asPercent)")
            return excess <= limit ? nil : "\(text) is above the limit \(limit.asPercent)"
        }
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
            faults.append("the plan lies below what no plan can be below")
        }
        return faults
    }
}

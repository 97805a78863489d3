import Foundation
import Solstice
import SolsticePlanning

/// Plans a queue in this process and prints one row about it, greedy planning beside it.
struct QueueMeasurement {
    let title: String
    let goal: String
    /// After how many seconds the planner is stopped, if it has not come to its end by then.
    let limitSeconds: Double

    /// The heads of the rows' columns.
    static let head = row(
        "", ["wall", "CPU", "jobs/s", "gap", "missed", "greedy", "missed", "peak", "before"], "goal"
    )

    /// Plans a queue from a moment on and prints the row.
    func run(_ planner: QueuePlanner, _ entries: [QueueEntry], now: Instant) {
        // What the queue itself takes, before there is a plan.
        let megabytesBefore = ProcessUsage.peakMegabytes
        let began = ProcessUsage.now
        let limitSeconds = limitSeconds
        let outcome = planner.plan(
            entries, now: now,
            observer: { _ in ProcessUsage.now.since(began).wallSeconds < limitSeconds })
        let used = ProcessUsage.now.since(began)
        let megabytes = ProcessUsage.peakMegabytes
        // The planner begins with slack-order greedy, and that is what it has when it is stopped at
        // once.
        let greedy = planner.plan(entries, now: now, observer: { _ in false })
        print(
            Self.row(
                title + (outcome.isInterrupted ? " (stopped)" : ""),
                [
                    used.wallSeconds.asSeconds, used.processorSeconds.asSeconds,
                    (Double(entries.count) / used.wallSeconds).grouped,
                    Self.gap(outcome, over: outcome), outcome.misses.count.description,
                    Self.gap(greedy, over: outcome), greedy.misses.count.description,
                    "\(megabytes.grouped) MB", "\(megabytesBefore.grouped) MB",
                ], goal))
    }

    /// How far a plan lies above the bound that another one proves.
    private static func gap(_ plan: QueueOutcome, over proof: QueueOutcome) -> String {
        let share = (plan.objective / proof.lowerBound - 1).asPercent
        // Jobs that have no place emit nothing, so a plan that misses more looks better than it is.
        let missed = plan.misses.count - proof.misses.count
        return missed == 0 ? share : missed > 0 ? "> \(share)" : "< \(share)"
    }

    private static func row(_ title: String, _ cells: [String], _ goal: String) -> String {
        let widths = [9, 9, 8, 9, 7, 11, 7, 8, 8]
        let texts = zip(cells, widths).map { $0.alignedRight(to: $1) }
        return "  \(title.padded(to: 42))\(texts.joined())  \(goal)".trimmed
    }
}

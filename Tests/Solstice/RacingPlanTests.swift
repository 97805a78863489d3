import Solstice
import Synchronization
import Testing

/// What others change while a queue is planned.
@Suite struct RacingPlanTests {
    private let bench: Workbench
    private let scheduler: Scheduler

    /// A home whose clean hours are full of jobs that had better leave them to another.
    init() throws {
        bench = try Workbench()
        scheduler = try bench.home()
        try scheduler.submitCrowd()
    }

    /// Plans; each time that planning begins, `change` is told how many times it has.
    private func plan(
        _ change: @escaping @Sendable (Int, Scheduler) throws -> Void
    ) throws -> QueuePlan {
        let other = try bench.scheduler()
        let begun = Mutex(0)
        let isNew = Mutex(true)
        let failure = Mutex<(any Error)?>(nil)
        let plan = Result {
            try scheduler.plan(effort: .quick) { progress in
                let count: Int? = begun.withLock { count in
                    guard progress.fraction == 0, isNew.withLock({ $0 }) else { return nil }
                    count += 1
                    return count
                }
                isNew.withLock { $0 = progress.fraction > 0 }
                guard let count else { return true }
                do { try change(count, other) } catch { failure.withLock { $0 = error } }
                return true
            }
        }
        if let failure = failure.withLock({ $0 }) { throw failure }
        return try plan.get()
    }

    @Test func `a plan based on capacity that has since shrunk is not saved`() throws {
        let bench = try Workbench()
        let scheduler = try bench.home(capacity: ["v100": 4])
        // Of three, two have room at the best hours by then, so that there is something to plan.
        for _ in 0..<3 {
            try scheduler.submit {
                $0.duration = .any(TimeSpan(hours: 4))
                $0.gpus = 4
                $0.deadline = at(20)
            }
        }
        var change = RegionChange()
        change.capacity = ["v100": 8]
        _ = try scheduler.setRegion("home", change)
        let before = try scheduler.queue()
        change.capacity = ["v100": 4]
        let isDone = Mutex(false)
        let plan = try scheduler.plan(effort: .quick) { [change] _ in
            isDone.withLock { isDone in
                if !isDone { _ = try? bench.scheduler().setRegion("home", change) }
                isDone = true
            }
            return true
        }
        #expect(isDone.withLock { $0 })
        #expect(plan.moved.isEmpty)
        #expect(try scheduler.planViolations().isEmpty)
        #expect(try scheduler.queue() == before)
    }

    @Test func `a queue that keeps receiving jobs is still planned`() throws {
        let before = try scheduler.queue().emissions
        let plan = try plan { count, other in
            try other.submit {
                $0.name = "newcomer \(count)"
                $0.earliest = at(40)
                $0.deadline = at(72)
            }
        }
        #expect(plan.id != nil)
        #expect(plan.entries.count == 6)
        #expect(Set(plan.moved.map(\.job.id)).isSubset(of: [1, 2, 3]))
        #expect(!plan.moved.isEmpty)
        #expect(plan.lowerBound > .zero && plan.lowerBound <= plan.objective)
        #expect(try scheduler.planViolations().isEmpty)
        let queue = try scheduler.queue()
        #expect(Array(queue.prefix(3)).emissions < before)
        #expect(abs(queue.emissions.grams - plan.objective.grams) < 1e-6 * plan.objective.grams)
    }

    @Test func `moves whose capacity was taken meanwhile are dropped, and no job moves`() throws {
        let places = Mutex<[PlannedJob?]>([])
        #expect(throws: Diagnostic.self) {
            try plan { count, other in
                // The third time beside the two short jobs, where the largest one would go.
                try other.submit {
                    $0.duration = .any(TimeSpan(hours: 1))
                    $0.earliest = at(count == 3 ? 2 : 40)
                    $0.deadline = at(count == 3 ? 3 : 72)
                }
                let now = try other.queue().map(\.plan)
                places.withLock { $0 = now }
            }
        }
        #expect(places.withLock { $0.count } == 6)
        #expect(try scheduler.queue().map(\.plan) == places.withLock { $0 })
        #expect(try scheduler.planViolations().isEmpty)
    }

    @Test func `a job cancelled meanwhile is not moved, but others are`() throws {
        let plan = try plan { count, other in
            guard count == 3 else {
                try other.submit {
                    $0.earliest = at(40)
                    $0.deadline = at(72)
                }
                return
            }
            _ = try other.cancel(1)
        }
        #expect(plan.id != nil)
        #expect(!plan.entries.contains { $0.job.id == 1 })
        // What was proven of more jobs is not known of fewer.
        #expect(plan.lowerBound == .zero)
        #expect(try scheduler.record(1).job.state == .cancelled)
        #expect(try scheduler.planViolations().isEmpty)
    }
}

extension Collection<JobRecord> {
    /// What all of them are expected to emit.
    fileprivate var emissions: Emissions {
        reduce(.zero) { $0 + ($1.plan?.placement.footprint.emissions ?? .zero) }
    }
}

public import SolsticeDomain
import SolsticeStore

extension Scheduler {
    /// Watches the planning of a queue; returns false to stop it and keep the best plan so far.
    public typealias PlanObserver = @Sendable (PlanningProgress) -> Bool

    /// Plans all jobs that have not started together, and makes that the current plan where it is
    /// better than the one there is.
    /// - Throws: a ``Diagnostic`` where another process changed the queue again and again meanwhile.
    public func plan(
        effort: PlanningEffort = .standard, seed: UInt64 = 1, isDryRun: Bool = false,
        observer: PlanObserver? = nil
    ) throws(Diagnostic) -> QueuePlan {
        throw Diagnostic(.software, "not there yet")
    }

    /// Judges the current plan by rules of its own: capacity, windows, deadlines, regions,
    /// durations, and emissions recomputed from scratch.
    public func planViolations() throws(Diagnostic) -> [PlanViolation] { [] }
}

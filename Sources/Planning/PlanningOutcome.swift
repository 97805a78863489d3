public import SolsticeDomain

/// What came of planning a job.
public enum PlanningOutcome: Sendable {
    /// It has a place.
    case placed(PlannedJob)
    /// It cannot end in time anywhere.
    case infeasible(Infeasibility)
}

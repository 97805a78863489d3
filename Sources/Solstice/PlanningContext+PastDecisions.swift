import SolsticeDomain
import SolsticeForecasting

extension PlanningContext {
    /// How past decisions to delay jobs like this one turned out in the zone it is planned in; nil
    /// for a job that starts at once, has started, may pause or has no deadline, and if the zone's
    /// history is too short to tell.
    func pastDecisions(of job: Job, _ plan: PlannedJob) throws -> PastDecisions? {
        let (placement, earliest) = (plan.placement, plan.baseline.start)
        guard !job.state.isFinal, !job.state.isActive, job.specification.pausing == nil,
            let deadline = job.specification.deadline, placement.start > earliest,
            let region = regions.first(where: { $0.id == placement.region })
        else { return nil }
        let length = placement.end - placement.start
        return try knowledge(of: region, signal: placement.signal).carbonForecast?.model
            .pastDecisions(
                zone: region.zone, length: length, slack: deadline - earliest - length)
    }
}

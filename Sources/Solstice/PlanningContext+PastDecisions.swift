import SolsticeDomain
import SolsticeForecasting

extension PlanningContext {
    /// How past decisions turned out to put off jobs like this one in the zone that it is planned in;
    /// nil for a job that starts at once, has begun, may pause or has no deadline, and where the
    /// zone's history is too short to tell.
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

public import SolsticeDomain

extension JobPlanner {
    /// Where a job that was planned before is best now, with the newest forecast: it starts now, if that
    /// is expected to emit no more than going on; else its best later place, until it is looked at
    /// again at `nextLook`. Nil where it fits nowhere.
    public func reconsidered(
        _ job: JobSpecification, now: Instant, nextLook: Instant, baseline: Placement?
    ) -> PlannedJob? {
        guard let value = waiting(job, now: now) else {
            return plan(job, now: now, baseline: baseline).planned
        }
        let search = OptionSearch(planner: self, job: job, now: now)
        if value.startsNow {
            return search.plannedJob(
                search.choices(startingAt: search.earliest),
                baseline: baseline ?? search.baseline)
        }
        let planned = plan(job, now: now, baseline: baseline).planned
        // Of a season more is known in a day at the earliest.
        let nextLook =
            value.isForSeason ? max(nextLook, min(now + .day, value.latestStart)) : nextLook
        guard let planned, planned.placement.start < nextLook else { return planned }
        var later = job
        later.earliest = max(job.earliest ?? nextLook, nextLook)
        return plan(later, now: now, baseline: baseline).planned ?? planned
    }

    /// What a place that a job was given before is expected to emit by now; nil where the job may no
    /// longer be there.
    public func reappraised(_ job: JobSpecification, _ placement: Placement) -> Emissions? {
        guard let option = option(of: job, placement) else { return nil }
        return self.placement(of: job, option, over: placement.segments)?.footprint.emissions
    }
}

extension PlanningOutcome {
    /// The plan; nil where there is none.
    fileprivate var planned: PlannedJob? {
        guard case .placed(let planned) = self else { return nil }
        return planned
    }
}

import SolsticeDomain

extension JobPlanner {
    /// A placement beside its baseline, with what each lever saves: each is pulled in its turn to
    /// where the placement has it.
    ///
    /// First the start is moved, at home and on what was asked for; then the region changes, then
    /// cap and accelerator, then the run is split. A stage that the outlook does not cover counts
    /// towards the next lever.
    func plannedJob(
        _ job: JobSpecification, _ option: PlanningOption, _ placement: Placement,
        baseline: Placement, waitsForSeason: Bool
    ) -> PlannedJob {
        var levers = Saving.Levers()
        var reached = baseline.footprint.emissions
        func step(to site: Int?, _ variant: WorkloadVariant, _ cap: PowerCapEffect?) -> Emissions {
            guard let site else { return .zero }
            let option = PlanningOption(
                site: site, variant: variant, cap: cap, acceleratorCount: job.acceleratorCount)
            let window = TimeWindow(start: placement.start, length: option.duration)
            guard let integral = sites[site].rate.over(window) else { return .zero }
            let grams = Emissions(grams: option.power.watts / 1000 * integral)
            defer { reached = grams }
            return reached - grams
        }
        let home = home(of: job, signal: placement.signal, waitsForSeason: waitsForSeason)
        let isAsked = option.variant.accelerator == job.askedFor.accelerator
        levers.time = step(to: home, job.askedFor, nil)
        levers.region = step(to: option.site, job.askedFor, nil)
        if isAsked { levers.cap = step(to: option.site, job.askedFor, option.cap) }
        if !isAsked { levers.accelerator = step(to: option.site, option.variant, option.cap) }
        let footprint = placement.footprint
        let running = footprint.emissions - footprint.transfer
        let rest = reached - running
        if placement.segments.count > 1 {
            levers.pausing = rest
        } else {
            // Rounding, or a stage that was not covered.
            levers.time = levers.time + rest
        }
        levers.transfer = Emissions.zero - footprint.transfer
        return PlannedJob(
            placement: placement, baseline: baseline,
            saving: Saving(
                baseline: baseline.footprint.emissions, plan: footprint.emissions,
                byLever: levers,
                byFactor: Divisia.factors(baseline: baseline.footprint, plan: footprint)))
    }
}

import SolsticeDomain

/// One way to run a job, apart from when: a region, an accelerator and a power cap. It fixes
/// duration and power.
struct PlanningOption: Sendable {
    /// Position of the region among the planner's sites.
    let site: Int
    let variant: WorkloadVariant
    let cap: PowerCapEffect?
    /// Power of all the job's accelerators together.
    let power: Power
    let duration: TimeSpan
    /// What it costs apart from running.
    var terms = OptionTerms.none

    init(site: Int, variant: WorkloadVariant, cap: PowerCapEffect?, acceleratorCount: Int) {
        self.site = site
        self.variant = variant
        self.cap = cap
        // It is planned for as long as the slowest take under the cap; what it draws is the mean.
        duration = variant.duration * (cap?.slowRelativeTime ?? 1)
        let uncapped = variant.expectedPower * Double(acceleratorCount)
        let energy = uncapped.over(variant.duration) * (cap?.relativeEnergy ?? 1)
        // Durations are whole seconds, so power follows from the energy and not the other way
        // round: options of equal energy then come out equal.
        power = Power(watts: energy.kilowattHours * 1000 / duration.hours)
    }

    /// Emissions at a rate that holds all the time.
    func emissions(at rate: EmissionRate) -> Emissions { power.over(duration) * rate }
}

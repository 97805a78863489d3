import SolsticeDomain

/// How long a job computes and what it draws in that time.
struct Work {
    /// The planned computing time, not counting resumes.
    let duration: TimeSpan
    /// The expected mean power of all its accelerators over that time.
    let power: Power

    /// The work of a job; nil if it has no such variant or the cap was not measured.
    ///
    /// A cap's table gives the energy of the whole run. It is spread evenly over the planned time,
    /// which is what the slowest take under the cap.
    init?(
        of job: JobSpecification, on accelerator: String, under cap: Power?,
        effect: PowerCapEffect?
    ) {
        guard let variant = job.variants.first(where: { $0.accelerator == accelerator }),
            cap == nil || effect != nil
        else { return nil }
        duration = variant.duration * (effect?.slowRelativeTime ?? 1)
        guard duration > .zero else {
            power = .zero
            return
        }
        let uncapped = variant.expectedPower * Double(job.acceleratorCount)
        let stretch = duration.hours / variant.duration.hours
        power = uncapped * ((effect?.relativeEnergy ?? 1) / stretch)
    }
}

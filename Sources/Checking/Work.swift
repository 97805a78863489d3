import SolsticeDomain

/// How long a job computes and what it draws meanwhile.
struct Work {
    /// The time that it is planned to compute for, resumes not counted.
    let duration: TimeSpan
    /// The energy of all its accelerators that is expected, over that time.
    let power: Power

    /// The work of a job; nil where it has no such variant or the cap was not measured.
    ///
    /// A cap's table gives the energy of the whole run. It is spread evenly over the time that the
    /// slowest take under the cap, which is planned for.
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

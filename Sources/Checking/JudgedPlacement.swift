import SolsticeDomain

/// One job's placement with everything needed to judge it.
struct JudgedPlacement {
    /// The request.
    let job: JobSpecification
    /// Its placement in the plan.
    let placement: Placement
    /// Its number in the plan.
    let id: Int
    /// Where it runs; nil if no outlook covers the region.
    let region: Region?
    /// The outlook there for the placement's signal; nil if unknown.
    let outlook: RegionOutlook?
    /// The effect of its cap; nil if uncapped or not measured.
    let capEffect: PowerCapEffect?
    /// How long it has to run and what it draws; nil if unknown.
    let work: Work?
    /// The moment it could start if its data were already there.
    let ready: Instant

    /// Combines a subject with what is known.
    init(_ subject: PlanChecker.Subject, in world: KnownWorld, now: Instant) {
        job = subject.job
        placement = subject.placement
        id = subject.id
        let accelerator = placement.accelerator
        region = world.region(placement.region)
        outlook = world.outlook(
            placement.region, placement.signal, waitsForSeason: subject.waitsForSeason)
        let variant = job.variants.first { $0.accelerator == accelerator }
        capEffect = placement.powerCap.flatMap { cap in
            variant.flatMap { world.effect(of: cap, on: $0) }
        }
        work = Work(of: job, on: accelerator, under: placement.powerCap, effect: capEffect)
        ready = job.earliest.map { max($0, now) } ?? now
    }

    /// The data set that must be moved before it starts; nil if none.
    var movedData: DataSize? { placement.region == job.home ? nil : job.dataset }

    /// Its violations of a rule, one text per fault.
    func faults(against rule: PlanViolation.Rule, beside roster: Roster) -> [String] {
        switch rule {
        case .earliest: earliestFaults
        case .deadline: deadlineFaults
        case .region: regionFaults
        case .option: optionFaults
        case .duration: durationFaults
        case .segments: segmentFaults + repetitionFaults(roster)
        case .dependency: dependencyFaults(roster)
        case .cost: costFaults
        case .footprint: footprintFaults
        // This rule is broken only jointly; see CapacitySweep.
        case .capacity: []
        }
    }
}

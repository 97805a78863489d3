import SolsticeDomain

/// One job's place with all that it takes to judge it.
struct JudgedPlacement {
    /// What was asked for.
    let job: JobSpecification
    /// What the plan makes of it.
    let placement: Placement
    /// Its number in the plan.
    let id: Int
    /// Where it runs; nil where no outlook knows the region.
    let region: Region?
    /// What the hours are there in the placement's signal; nil where nobody knows.
    let outlook: RegionOutlook?
    /// What its cap does to it; nil for uncapped and where that was not measured.
    let capEffect: PowerCapEffect?
    /// How long it has to run and what it draws; nil where that cannot be known.
    let work: Work?
    /// The moment it could start at, were its data there.
    let ready: Instant

    /// A subject in the light of what is known.
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

    /// The data set that has to be moved before it starts; nil where none has to.
    var movedData: DataSize? { placement.region == job.home ? nil : job.dataset }

    /// What it breaks of a rule, one text per fault.
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
        // No job breaks this alone; see CapacitySweep.
        case .capacity: []
        }
    }
}

import SolsticeDomain

/// One job's placement with everything needed to judge it.
struct JudgedPlacement {
    /// The request.
    let job: JobSpecification
    /// Its placement in the plan.
    let placement: Placement
    /// Its number in the plan.
    let id: JobID
    /// Where it runs; nil if no outlook covers the region.
    let region: Region?
    /// The outlook there for the placement's signal; nil if unknown.
    let outlook: RegionOutlook?
    /// The variant that it runs as; nil if the job has none of that name.
    let variant: WorkloadVariant?
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
        region = world.region(placement.region)
        outlook = world.outlook(
            placement.region, placement.signal, waitsForSeason: subject.waitsForSeason)
        let variant = job.variant(placement.variant)
        self.variant = variant
        let workload = job.workload
        capEffect = placement.powerCap.flatMap { cap in
            variant.flatMap { world.effect(of: cap, on: $0, doing: workload) }
        }
        work = Work(of: variant, under: placement.powerCap, effect: capEffect)
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

extension JudgedPlacement {
    /// Whether it runs in an allowed region with known hours.
    var regionFaults: [String] {
        var faults: [String] = []
        if !job.regions.isEmpty, !job.regions.contains(placement.region) {
            faults.append(
                "runs in \(placement.region), but may only run in "
                    + job.regions.joined(separator: ", "))
        }
        if region == nil {
            faults.append("runs in \(placement.region), of which nothing is known")
        } else if outlook == nil {
            faults.append(
                "runs in \(placement.region), where no \(placement.signal.rawValue) carbon "
                    + "intensity is known")
        }
        if movedData != nil, let region, !region.isTransferKnown {
            faults.append(
                "moves its data to \(placement.region), whose transfer energy and rate are unknown")
        }
        return faults
    }

    /// Whether it runs as one of its variants, on what that takes, and under an allowed cap.
    var optionFaults: [String] {
        var faults: [String] = []
        if let variant {
            let taken = (placement.accelerator, placement.count)
            if taken != (variant.accelerator, variant.count) {
                faults.append(
                    "runs on \(placement.count) × \(placement.accelerator), but its variant "
                        + "\(variant.name) takes \(variant.count) × \(variant.accelerator)")
            }
        } else {
            faults.append(
                "runs as \(placement.variant), but may only run as "
                    + job.variants.map(\.name).joined(separator: ", "))
        }
        if let fault = capPolicyFault { faults.append(fault) }
        if let cap = placement.powerCap, capEffect == nil {
            faults.append(
                "is capped at \(cap.watts.figure) W, which was not measured on "
                    + "\(placement.accelerator)")
        }
        return faults
    }

    private var capPolicyFault: String? {
        let cap = placement.powerCap
        let stated = cap.map { "is capped at \($0.watts.figure) W" } ?? "is not capped"
        switch job.capPolicy {
        case .uncapped where cap != nil: return "\(stated), but may not be capped"
        case .fixed(let fixed) where cap != fixed:
            return "\(stated), but is to be capped at \(fixed.watts.figure) W"
        case .uncapped, .automatic, .fixed: return nil
        }
    }
}

extension JudgedPlacement {
    /// Whether it starts before it may, or before its data can be there.
    var earliestFaults: [String] {
        let start = placement.firstStart
        guard start >= ready else { return ["starts at \(start), but may not before \(ready)"] }
        guard let movedData, let region else { return [] }
        let transfer = region.transferTime(of: movedData)
        guard start < ready + transfer else { return [] }
        return [
            "starts at \(start), but its data is in \(region.id) only at \(ready + transfer), "
                + "\(transfer.seconds) s after \(ready)"
        ]
    }

    /// Whether it ends after its deadline.
    var deadlineFaults: [String] {
        guard let deadline = job.deadline, placement.lastEnd > deadline else { return [] }
        return ["ends at \(placement.lastEnd), after its deadline at \(deadline)"]
    }

    /// Whether it runs for exactly as long as it takes, including every resume.
    var durationFaults: [String] {
        guard let work else { return [] }
        let resumes = placement.segments.count - 1
        let overhead = job.pausing?.resumeOverhead.seconds ?? 0
        let needed = work.duration.seconds + resumes * overhead
        let given = placement.totalLength.seconds
        guard given != needed else { return [] }
        let parts =
            resumes * overhead == 0
            ? "" : ": \(work.duration.seconds) s of work and \(resumes) × \(overhead) s to resume"
        return ["runs for \(given) s, but takes \(needed) s\(parts)"]
    }

    /// Whether its pieces are valid.
    var segmentFaults: [String] {
        let segments = placement.segments
        var faults: [String] = []
        if segments.count > 1, job.pausing == nil {
            faults.append("runs in \(segments.count) pieces, but cannot pause")
        }
        if let empty = segments.first(where: { $0.length <= .zero }) {
            faults.append("has a piece without length at \(empty.start)")
        }
        let neighbours = zip(segments, segments.dropFirst())
        if let (before, after) = neighbours.first(where: { $0.end >= $1.start }) {
            faults.append(
                before.end == after.start
                    ? "has pieces that touch at \(after.start): they are one"
                    : "has a piece from \(after.start) after one that ends at \(before.end)")
        }
        return faults
    }

    /// Whether it has more than one place in the plan.
    func repetitionFaults(_ roster: Roster) -> [String] {
        let places = roster.places(of: id)
        return places > 1 ? ["has \(places) places in the plan"] : []
    }

    /// Whether it starts before one that has to finish first.
    ///
    /// Predecessors that are not in the plan have finished, or their end is unknown.
    func dependencyFaults(_ roster: Roster) -> [String] {
        let start = placement.firstStart
        return job.dependencies.compactMap { dependency in
            guard let end = roster.end(of: dependency.job), start < end else { return nil }
            return "starts at \(start), but job \(dependency.job) ends only at \(end)"
        }
    }
}

internal import SolsticeDomain

extension String {
    /// The beginning of a text that is longer than any page shows: work for each character then
    /// costs no more for a megabyte than for a long line.
    func trimmed(to limit: Int = 2000) -> String {
        let head = unicodeScalars.prefix(limit)
        return head.endIndex == unicodeScalars.endIndex ? self : String(head) + "…"
    }

    /// The beginning of an identifier, longer than any page shows.
    fileprivate var trimmedName: String { trimmed(to: 400) }
}

extension NamedIdentifier {
    fileprivate var trimmedName: Self { Self(rawValue.trimmedName) }
}

extension JobRecord {
    /// The record with its texts trimmed for a page.
    var trimmed: JobRecord {
        JobRecord(
            job: Job(
                id: job.id, specification: job.specification.trimmed,
                submittedAt: job.submittedAt, state: job.state, array: job.array),
            plan: plan.map {
                PlannedJob(
                    placement: $0.placement.trimmed, baseline: $0.baseline.trimmed,
                    saving: $0.saving)
            }, attempts: attempts.map(\.trimmed), realised: realised, statements: statements,
            pastDecisions: pastDecisions)
    }
}

extension JobSpecification {
    fileprivate var trimmed: JobSpecification {
        var copy = self
        copy.name = name.trimmed()
        copy.command = command.prefix(200).map { $0.trimmed() }
        if command.count > 200 { copy.command.append("…") }
        copy.workingDirectory = workingDirectory.trimmed()
        copy.home = home.trimmedName
        copy.regions = regions.prefix(200).map(\.trimmedName)
        copy.variants = variants.prefix(40).map { variant in
            var cut = WorkloadVariant(
                name: variant.name.trimmedName, accelerator: variant.accelerator.trimmedName,
                count: variant.count, duration: variant.duration,
                meanDuration: variant.meanDuration,
                powerPerAccelerator: variant.powerPerAccelerator,
                isPowerAssumed: variant.isPowerAssumed)
            cut.model = variant.model?.trimmed()
            cut.hourlyPrice = variant.hourlyPrice
            cut.throughput = variant.throughput
            return cut
        }
        return copy
    }
}

extension Placement {
    fileprivate var trimmed: Placement {
        Placement(
            region: region.trimmedName, variant: variant.trimmedName,
            accelerator: accelerator.trimmedName, count: count, powerCap: powerCap,
            segments: segments, footprint: footprint, signal: signal, basis: basis)
    }
}

extension Attempt {
    fileprivate var trimmed: Attempt {
        var end = outcome
        if case .neverStarted(let reason) = outcome { end = .neverStarted(reason.trimmed()) }
        return Attempt(
            job: job, number: number, key: key, purpose: purpose, region: region.trimmedName,
            folder: folder.trimmed(), startedAt: startedAt, endedAt: endedAt, outcome: end,
            appliedCap: appliedCap, capProblem: capProblem?.trimmed(), devices: devices,
            pauses: pauses, readings: readings)
    }
}

extension RegionRecord {
    /// The record with its texts trimmed for a page.
    var trimmed: RegionRecord {
        var copy = region
        copy.id = region.id.trimmedName
        copy.zone = region.zone.trimmedName
        copy.timeZone = region.timeZone.trimmedName
        copy.annualPUE = region.annualPUE?.trimmed
        copy.annualCarbonIntensity = region.annualCarbonIntensity?.trimmed
        copy.water = RegionalWater(
            onSite: region.water.onSite?.trimmed, electricity: region.water.electricity?.trimmed)
        copy.capacity = region.capacity.prefix(40).map {
            AcceleratorCapacity(
                accelerator: $0.accelerator.trimmedName, count: $0.count,
                hourlyPrice: $0.hourlyPrice)
        }
        return RegionRecord(region: copy, carbon: carbon, pue: pue)
    }
}

extension SourcedFigure {
    /// The figure with its source trimmed for a page.
    fileprivate var trimmed: SourcedFigure {
        SourcedFigure(value, source: source.trimmed())
    }
}

import SolsticeDomain

/// How much power a job drew and when, over all its attempts, and what the same work would have
/// drawn without Solstice.
struct JobUsage {
    /// A period during which it drew power.
    struct Run {
        let window: TimeWindow
        let power: Power
        let region: RegionID
    }

    /// When it drew power, how much, and where.
    let runs: [Run]
    /// How its energy is known.
    let source: RealisedFootprint.EnergySource
    /// How long the same work would have taken as requested: in one piece and uncapped.
    let baselineLength: TimeSpan
    /// The mean power over that time.
    let baselinePower: Power

    /// Readings that cover a smaller share of an attempt are not used for it.
    private static let sufficientCover = 0.5

    /// The usage of a job's finished attempts as a variant; nil if none of them ran.
    init?(
        _ job: JobSpecification, as name: VariantID, attempts: [Attempt],
        accelerators: [Accelerator]
    ) {
        guard let variant = job.variant(name) else { return nil }
        let kind = accelerators.first { $0.id == variant.accelerator }
        let stated = variant.powerPerAccelerator * Double(variant.count)
        let asked = job.askedFor
        let speedUp = asked.duration.hours / variant.duration.hours
        let thrift =
            asked.powerPerAccelerator.watts * Double(asked.count) / stated.watts * speedUp
        var runs: [Run] = []
        var sources: Set<RealisedFootprint.EnergySource> = []
        var hours = 0.0
        var wattHours = 0.0
        for attempt in attempts {
            if case .neverStarted = attempt.outcome { continue }
            guard let end = attempt.endedAt else { continue }
            let worked = attempt.runs(until: end)
            let capped = attempt.appliedCap.flatMap {
                kind?.effect(of: $0, on: variant, doing: job.workload)
            }
            let time = capped?.relativeTime ?? 1
            let energy = capped?.relativeEnergy ?? 1
            let workedHours = worked.reduce(0) { $0 + $1.length.hours }
            if let metered = Self.meanPower(attempt, end) {
                // Energy drawn while the job was stopped counts as part of its work.
                let held = TimeWindow(start: attempt.startedAt, end: max(end, attempt.startedAt))
                let power = workedHours > 0 ? metered * (held.length.hours / workedHours) : .zero
                runs += worked.map { Run(window: $0, power: power, region: attempt.region) }
                sources.insert(.metered)
                wattHours += metered.watts * held.length.hours / energy * thrift
            } else {
                let power = stated * (energy / time)
                runs += worked.map { Run(window: $0, power: power, region: attempt.region) }
                sources.insert(.modelled)
                wattHours += power.watts * workedHours / energy * thrift
            }
            hours += workedHours / time * speedUp
        }
        guard !runs.isEmpty else { return nil }
        let repeated = (job.pausing?.resumeOverhead.hours ?? 0) * Double(attempts.resumeCount)
        let share = hours > 0 ? max(0, 1 - repeated / hours) : 1
        self.runs = runs
        source = sources.count > 1 ? .mixed : sources.first ?? .modelled
        baselineLength = TimeSpan(hours: hours * share)
        baselinePower = hours > 0 ? Power(watts: wattHours / hours) : .zero
    }

    /// The mean metered power; nil if the meters covered too little. Accelerators and processors
    /// are added; of two meters of the same accelerators the counter is preferred.
    private static func meanPower(_ attempt: Attempt, _ end: Instant) -> Power? {
        let length = Double((end - attempt.startedAt).seconds)
        let sufficient = attempt.readings.filter {
            $0.coveredSeconds > 0 && $0.coveredSeconds >= sufficientCover * length
        }
        func watts(_ meter: MeterReading.Meter) -> Double? {
            sufficient.first { $0.meter == meter }.map {
                $0.energy.kilowattHours * 3_600_000 / $0.coveredSeconds
            }
        }
        let accelerators = watts(.acceleratorCounter) ?? watts(.acceleratorSamples)
        let processors = watts(.processorCounter)
        guard accelerators != nil || processors != nil else { return nil }
        return Power(watts: (accelerators ?? 0) + (processors ?? 0))
    }
}

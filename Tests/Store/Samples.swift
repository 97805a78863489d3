import SolsticeTestSupport
import SolsticeDomain
import SolsticeStore

/// Values to store.
enum Samples {
    static let now = moment("2026-01-01")

    static func region(
        _ id: RegionID = "home", zone: ZoneID = "DE", timeZone: String = "UTC",
        capacity: [AcceleratorCapacity] = [], isHome: Bool = true
    ) -> Region {
        Region(
            id: id, zone: zone, timeZone: timeZone, capacity: capacity, executor: .local,
            isHome: isHome)
    }

    static func job(_ name: String = "train", count: Int = 1) -> JobSpecification {
        JobSpecification(
            name: name, command: ["python", "train.py"], acceleratorCount: count,
            variants: [
                WorkloadVariant(
                    accelerator: "v100", duration: TimeSpan(hours: 2),
                    powerPerAccelerator: Power(watts: 250))
            ], home: "home")
    }

    static func placement(
        start: Instant = now, hours: Double = 2, region: RegionID = "home", grams: Double = 100,
        count: Int = 1
    ) -> Placement {
        Placement(
            region: region, accelerator: "v100", count: count, powerCap: Power(watts: 150),
            segments: [TimeWindow(start: start, length: TimeSpan(hours: hours))],
            footprint: Footprint(
                itEnergy: ITEnergy(kilowattHours: 0.5),
                facilityEnergy: FacilityEnergy(kilowattHours: 0.6),
                emissions: Emissions(grams: grams), transfer: Emissions(grams: grams / 8),
                band: EmissionsBand(
                    p10: Emissions(grams: grams / 2), p90: Emissions(grams: grams * 2)),
                cost: Cost(rawValue: 3.25)),
            signal: .direct, basis: RateBasis(carbonIntensity: .seasonalTable, pue: .annualFigure))
    }

    static func planned(
        start: Instant = now, grams: Double = 100, baselineGrams: Double = 150, count: Int = 1
    ) -> PlannedJob {
        var levers = Saving.Levers()
        levers.time = Emissions(grams: baselineGrams - grams)
        var factors = Saving.Factors()
        factors.carbonIntensity = Emissions(grams: baselineGrams - grams)
        return PlannedJob(
            placement: placement(start: start, grams: grams, count: count),
            baseline: placement(grams: baselineGrams),
            saving: Saving(
                baseline: Emissions(grams: baselineGrams), plan: Emissions(grams: grams),
                byLever: levers, byFactor: factors))
    }

    static func batch(_ kind: BatchDescription.Kind = .carbon) -> BatchDescription {
        BatchDescription(
            kind: kind, fileName: "history.csv", sha256: String(repeating: "a", count: 64),
            importedAt: now, format: "plain-csv", unit: "g/kWh", rowCount: 24, rejectedCount: 0)
    }

    /// Hourly values from an hour of 2026 on.
    static func hours(
        _ values: [Double?], from hour: Int = 0, step: TimeSpan = .hour
    ) -> Series<CarbonIntensity> {
        Series(
            start: now + TimeSpan(seconds: hour * 3600), step: step,
            values: values.map { $0.map { CarbonIntensity(gramsPerKWh: $0) } })
    }
}

extension StoreSession {
    /// Adds a job and moves it along a path of states, giving it a place on the way.
    func addJob(
        _ job: JobSpecification = Samples.job(), through path: [JobState],
        planned: PlannedJob? = nil
    ) throws -> JobID {
        let planned = planned ?? Samples.planned(count: job.acceleratorCount)
        let id = try addJob(job, isHeld: path.first == .held, at: Samples.now).id
        for (old, new) in zip(path, path.dropFirst()) {
            if new == .planned {
                let plan = try beginPlan(at: Samples.now, reason: "test")
                try place(planned, job: id, plan: plan)
            }
            try move(id, from: old, to: new, at: Samples.now, actor: "test", reason: "test")
        }
        return id
    }
}

extension JobState {
    /// A way from submission to this state.
    var path: [JobState] {
        switch self {
        case .held: [.held]
        case .queued: [.queued]
        case .planned: [.queued, .planned]
        case .starting: [.queued, .planned, .starting]
        case .running: [.queued, .planned, .starting, .running]
        case .paused: [.queued, .planned, .starting, .running, .paused]
        case .cancelled: [.queued, .cancelled]
        case .missed: [.queued, .missed]
        case .succeeded, .failed, .lost: JobState.running.path + [self]
        }
    }
}

import SolsticeDomain

extension Samples {
    static func specification(
        name: String = "train-bert", command: [String] = ["python", "train.py", "--epochs", "10"],
        deadline: Instant? = at(33, 6), accelerator: AcceleratorID = "v100",
        regions: [RegionID] = []
    ) -> JobSpecification {
        JobSpecification(
            name: name, command: command, workingDirectory: "/srv/models", deadline: deadline,
            acceleratorCount: 4,
            variants: [
                WorkloadVariant(
                    accelerator: accelerator, duration: TimeSpan(hours: 8),
                    powerPerAccelerator: Power(watts: 250), isPowerAssumed: true)
            ], home: "home", regions: regions)
    }

    static func baseline(grams: Double = 39_800, basis: RateBasis = history) -> Placement {
        Placement(
            region: "home", accelerator: "v100", count: 4, powerCap: nil,
            segments: [TimeWindow(start: now, length: TimeSpan(hours: 8))],
            footprint: footprint(kilowattHours: 80, pue: 1.3, grams: grams), signal: .lifecycle,
            basis: basis)
    }

    static func placement(
        region: RegionID = "europe-north1", cap: Double? = 175, start: Instant = at(31, 2),
        grams: Double = 27_500, basis: RateBasis = history, band: Bool = true
    ) -> Placement {
        Placement(
            region: region, accelerator: "v100", count: 4, powerCap: cap.map { Power(watts: $0) },
            segments: [TimeWindow(start: start, length: TimeSpan(hours: 8.4))],
            footprint: footprint(kilowattHours: 70.4, grams: grams, band: band, cost: 79.68),
            signal: .lifecycle, basis: basis)
    }

    /// The saving of 12.3 kg by three levers and three factors.
    static let saving: Saving = {
        var levers = Saving.Levers()
        levers.time = Emissions(grams: 5100)
        levers.region = Emissions(grams: 6000)
        levers.cap = Emissions(grams: 1200)
        var factors = Saving.Factors()
        factors.itEnergy = Emissions(grams: 1200)
        factors.pue = Emissions(grams: 2000)
        factors.carbonIntensity = Emissions(grams: 9100)
        return Saving(
            baseline: Emissions(grams: 39_800), plan: Emissions(grams: 27_500), byLever: levers,
            byFactor: factors)
    }()

    static let plan = PlannedJob(placement: placement(), baseline: baseline(), saving: saving)

    /// A plan whose saving is what is left between two amounts.
    static func plan(
        grams: Double, against baselineGrams: Double, basis: RateBasis = flat
    ) -> PlannedJob {
        PlannedJob(
            placement: placement(
                region: "home", cap: nil, start: now, grams: grams, basis: basis, band: false),
            baseline: baseline(grams: baselineGrams, basis: basis),
            saving: Saving(
                baseline: Emissions(grams: baselineGrams), plan: Emissions(grams: grams),
                byLever: .init(), byFactor: .init()))
    }

    static func record(
        id: JobID = 12, state: JobState = .planned, specification: JobSpecification? = nil,
        plan: PlannedJob? = plan, attempts: [Attempt] = [], realised: RealisedFootprint? = nil,
        statements: [EmissionsStatement] = [], pastDecisions: PastDecisions? = nil
    ) -> JobRecord {
        JobRecord(
            job: Job(
                id: id, specification: specification ?? Samples.specification(),
                submittedAt: at(30, 22, 49), state: state),
            plan: plan, attempts: attempts, realised: realised, statements: statements,
            pastDecisions: pastDecisions)
    }

    /// Eight hours within two days, waited for 310 times, 282 times to good effect.
    static let pastDecisions = PastDecisions(
        zone: "FI", length: TimeSpan(hours: 8), slack: .day * 3, count: 310, betterCount: 282)

    static func attempt(
        number: Int = 1, started: Instant = at(30, 12), ended: Instant? = at(30, 20, 24),
        outcome: Attempt.Outcome? = .exited(0), cap: Double? = 175
    ) -> Attempt {
        Attempt(
            job: 12, number: number, region: "europe-north1",
            folder: "/var/lib/solstice/attempts/12-\(number)", startedAt: started, endedAt: ended,
            outcome: outcome, appliedCap: cap.map { Power(watts: $0) })
    }

    static let realised = RealisedFootprint(
        footprint: footprint(kilowattHours: 70.4, grams: 26_900, band: false),
        energySource: .modelled, observedShare: 0.94, baselineEmissions: Emissions(grams: 40_100))

    static let events = [
        JobEvent(at: at(30, 10), from: nil, to: .queued, actor: "user", reason: "submitted"),
        JobEvent(
            at: at(30, 10), from: .queued, to: .planned, actor: "planner",
            reason: "placed in europe-north1 from 2026-01-30T12:00:00Z"),
        JobEvent(at: at(30, 12), from: .planned, to: .running, actor: "service", reason: "due"),
        JobEvent(
            at: at(30, 20, 24), from: .running, to: .succeeded, actor: "service",
            reason: "exit status 0"),
    ]

    static let finished = record(state: .succeeded, attempts: [attempt()], realised: realised)

    static let queue = [
        record(
            id: 9, state: .running, specification: specification(name: "resnet-sweep"),
            attempts: [attempt(started: at(30, 20), ended: nil, outcome: nil)]),
        record(),
        record(
            id: 13, specification: specification(name: "nightly-eval-of-every-checkpoint-kept"),
            plan: plan(grams: 39_760, against: 39_800)),
        record(
            id: 14, state: .held, specification: specification(name: "übung", deadline: nil),
            plan: nil),
        record(
            id: 15, state: .failed, specification: specification(name: "gpt-tiny"),
            attempts: [attempt(outcome: .exited(1))], realised: realised),
    ]

    /// A member of an array that says all that can be said.
    static let withLevers: JobRecord = {
        var asked = specification(name: "sweep")
        asked.pausing = PausePolicy(resumeOverhead: TimeSpan(seconds: 600))
        asked.dataset = DataSize(gigabytes: 1200)
        asked.maximumCost = Cost(rawValue: 250)
        asked.carbonPrice = CarbonPrice(perTonne: 95)
        asked.priority = 2
        asked.dependencies = [JobDependency(.afterOK, job: 3), JobDependency(.afterAny, job: 5)]
        asked.arrayIndex = 7
        let moved = placement()
        let footprint = Footprint(
            itEnergy: moved.footprint.itEnergy, facilityEnergy: moved.footprint.facilityEnergy,
            emissions: moved.footprint.emissions, transfer: Emissions(grams: 1850),
            band: moved.footprint.band, cost: moved.footprint.cost)
        let placed = Placement(
            region: moved.region, accelerator: moved.accelerator, count: 4,
            powerCap: moved.powerCap,
            segments: [window(31, 2, hours: 4), window(31, 9, hours: 4.4)],
            footprint: footprint, signal: moved.signal, basis: moved.basis)
        return JobRecord(
            job: Job(
                id: 19, specification: asked, submittedAt: at(30, 22, 49), state: .planned,
                array: 12),
            plan: PlannedJob(placement: placed, baseline: baseline(), saving: saving))
    }()
}

import GRDB
public import SolsticeDomain

extension StoreSession {
    /// Begins a new plan after the current one and makes it current; a plan of the whole queue
    /// states what it is worth.
    /// - Returns: its number.
    public func beginPlan(
        at now: Instant, reason: String, appraisal: PlanAppraisal? = nil
    ) throws -> PlanID {
        let parent = try currentPlan()
        try database.execute(
            sql: """
                INSERT INTO plan (parent, createdAt, reason, effort, objectiveGrams,
                    lowerBoundGrams, isInterrupted, planningSeconds)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                parent, now.secondsSinceEpoch, reason, appraisal?.effort.rawValue,
                appraisal?.objective.grams, appraisal?.lowerBound.grams, appraisal?.isInterrupted,
                appraisal?.seconds,
            ])
        let id = PlanID(Int(database.lastInsertedRowID))
        try database.execute(
            sql: "INSERT OR REPLACE INTO currentPlan (only, plan) VALUES (1, ?)", arguments: [id])
        return id
    }

    /// The plan with a number: the one before it, when and why it was made, and what it is worth;
    /// nil if there is none.
    public func plan(_ id: PlanID) throws -> (
        parent: PlanID?, createdAt: Instant, reason: String, appraisal: PlanAppraisal?
    )? {
        let row = try Row.fetchOne(
            database, sql: "SELECT * FROM plan WHERE id = ?", arguments: [id])
        return row.map { row in
            let effort: String? = row["effort"]
            let appraisal = effort.flatMap { PlanningEffort(rawValue: $0) }.map {
                PlanAppraisal(
                    effort: $0, objective: Emissions(grams: row["objectiveGrams"]),
                    lowerBound: Emissions(grams: row["lowerBoundGrams"]),
                    isInterrupted: row["isInterrupted"], seconds: row["planningSeconds"])
            }
            return (
                row["parent"], Instant(secondsSinceEpoch: row["createdAt"]), row["reason"],
                appraisal
            )
        }
    }

    /// The number of the current plan; nil before the first.
    public func currentPlan() throws -> PlanID? {
        try PlanID.fetchOne(database, sql: "SELECT plan FROM currentPlan")
    }

    /// Gives a job its placement in a plan. The baseline is kept from its first placement on.
    public func place(_ planned: PlannedJob, job: JobID, plan: PlanID) throws {
        let placement = try add(planned.placement, saving: planned.saving, job: job, plan: plan)
        let kept = try Int.fetchOne(
            database.cachedStatement(sql: "SELECT baseline FROM job WHERE id = ?"),
            arguments: [job])
        let baseline = try kept ?? addBaseline(planned.baseline, job: job, plan: plan)
        try database.executeCached(
            "UPDATE job SET placement = ?, baseline = ? WHERE id = ?", placement, baseline, job)
    }

    /// Gives a job just added in state `queued` its first placement, and records that it is now
    /// planned: ``place(_:job:plan:)`` and ``move(_:from:to:at:actor:reason:)`` in one.
    public func placeFirst(
        _ planned: PlannedJob, job: JobID, plan: PlanID, at now: Instant, actor: JobEvent.Actor,
        reason: String
    ) throws {
        let placement = try add(planned.placement, saving: planned.saving, job: job, plan: plan)
        let baseline = try addBaseline(planned.baseline, job: job, plan: plan)
        try database.executeCached(
            """
            UPDATE job SET placement = ?, baseline = ?, state = 'planned'
            WHERE id = ? AND state = 'queued' AND baseline IS NULL
            """, placement, baseline, job)
        precondition(database.changesCount == 1, "a first place is for a job just added")
        try add(
            JobEvent(at: now, from: .queued, to: .planned, actor: actor, reason: reason), to: job)
    }

    private func addBaseline(_ baseline: Placement, job: JobID, plan: PlanID) throws -> Int {
        let nothing = Saving(baseline: .zero, plan: .zero, byLever: .init(), byFactor: .init())
        return try add(baseline, saving: nothing, job: job, plan: plan)
    }

    /// Up to this many jobs are selected one by one; of more, all are read and filtered.
    private static let fewJobs = 5000

    private static func list(_ jobs: [JobID]) -> String {
        jobs.map(\.description).joined(separator: ", ")
    }

    /// The current placements of jobs, by job; jobs never placed are absent.
    public func plannedJobs(_ jobs: [JobID]) throws -> [JobID: PlannedJob] {
        let wanted = Set(jobs)
        let reader = try PlacementReader(
            database: database, onlyJobs: jobs.count <= Self.fewJobs ? jobs : nil)
        var planned: [JobID: PlannedJob] = [:]
        let references = try Row.fetchAll(
            database,
            sql: "SELECT id, placement, baseline FROM job WHERE placement IS NOT NULL"
                + (jobs.count <= Self.fewJobs ? " AND id IN (\(Self.list(jobs)))" : ""))
        for row in references where wanted.contains(row["id"]) {
            guard let placed = reader.entry(row["placement"]),
                let baseline = reader.entry(row["baseline"])?.placement
            else { continue }
            planned[row["id"]] = PlannedJob(
                placement: placed.placement, baseline: baseline,
                saving: Saving(
                    baseline: baseline.footprint.emissions,
                    plan: placed.placement.footprint.emissions, byLever: placed.levers,
                    byFactor: placed.factors))
        }
        return planned
    }

    /// Accelerators held now or later by planned or running jobs. One job's own share may be left
    /// out.
    ///
    /// A job that runs past its planned end is assumed to need another tenth of its planned length,
    /// and at least a minute: its real end is unknown, and its accelerators are not free.
    public func heldCapacity(
        after now: Instant, without job: JobID? = nil
    ) throws -> [HeldCapacity] {
        let states = JobState.placed
        var held: [HeldCapacity] = []
        try database.forEachRow(
            """
            SELECT p.region, p.accelerator, p.acceleratorCount, s.startAt, s.endAt, j.id
            FROM job j JOIN placement p ON p.id = j.placement
                JOIN segment s ON s.placement = p.id
            WHERE j.\(Self.condition(on: states)) AND j.id IS NOT ?
                AND (s.endAt > ? OR j.\(Self.condition(on: states.filter(\.isActive)))
                    AND s.endAt = (SELECT max(endAt) FROM segment WHERE placement = p.id))
            """,
            [job, now.secondsSinceEpoch]
        ) { row in
            let start = Instant(secondsSinceEpoch: row.int(3))
            let end = Instant(secondsSinceEpoch: row.int(4))
            let overrun = max(TimeSpan(seconds: 60), (end - start) * 0.1)
            held.append(
                HeldCapacity(
                    job: JobID(row.int(5)), region: RegionID(row.text(0)),
                    accelerator: AcceleratorID(row.text(1)),
                    count: row.int(2),
                    window: TimeWindow(start: start, end: end > now ? end : now + overrun)))
        }
        return held
    }

    private func add(
        _ placement: Placement, saving: Saving, job: JobID, plan: PlanID
    ) throws -> Int {
        let footprint = placement.footprint
        try database.executeCached(
            """
            INSERT INTO placement (plan, job, region, variant, accelerator, acceleratorCount,
                capWatts, signal, carbonSource, pueSource, itEnergyKWh, facilityEnergyKWh, emissionsGrams,
                transferGrams, emissionsP10Grams, emissionsP90Grams, cost, savedByTimeGrams,
                savedByRegionGrams, savedByCapGrams, savedByAcceleratorGrams,
                savedByPausingGrams, savedByITEnergyGrams, savedByPUEGrams,
                savedByCarbonIntensityGrams, savedByTransferGrams, savedByModelGrams,
                savedByDatacentreGrams)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                ?, ?)
            """,
            plan, job, placement.region, placement.variant, placement.accelerator, placement.count,
            placement.powerCap?.watts,
            placement.signal.rawValue, placement.basis.carbonIntensity.rawValue,
            placement.basis.pue.rawValue, footprint.itEnergy.kilowattHours,
            footprint.facilityEnergy.kilowattHours, footprint.emissions.grams,
            footprint.transfer.grams, footprint.band?.p10.grams, footprint.band?.p90.grams,
            footprint.cost?.rawValue, saving.byLever.time.grams, saving.byLever.region.grams,
            saving.byLever.cap.grams, saving.byLever.accelerator.grams,
            saving.byLever.pausing.grams, saving.byFactor.itEnergy.grams,
            saving.byFactor.pue.grams, saving.byFactor.carbonIntensity.grams,
            saving.byFactor.transfer.grams, saving.byLever.model.grams,
            saving.byLever.datacentre?.grams)
        let id = Int(database.lastInsertedRowID)
        for segment in placement.segments {
            try database.executeCached(
                "INSERT INTO segment (placement, startAt, endAt) VALUES (?, ?, ?)",
                id, segment.start.secondsSinceEpoch, segment.end.secondsSinceEpoch)
        }
        return id
    }
}

extension StoreSession {
    /// Planned jobs with their region, start and deadline, and whether all jobs that they wait for
    /// have finished; by start.
    public func waitingJobs() throws -> [(
        job: JobID, region: RegionID, start: Instant, deadline: Instant?, isReady: Bool
    )] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT j.id, p.region, min(s.startAt), j.deadline, \(Self.isReady("j"))
                FROM job j JOIN placement p ON p.id = j.placement
                    JOIN segment s ON s.placement = p.id
                WHERE j.\(Self.condition(on: [.planned])) GROUP BY j.id ORDER BY 3, 1
                """
        ).map { row in
            (row[0], row[1], Instant(secondsSinceEpoch: row[2]), Self.instant(row[3]), row[4])
        }
    }
}

/// What a plan of the whole queue is worth and how it was made; plans that placed single jobs have
/// none.
public struct PlanAppraisal: Equatable, Sendable {
    /// The effort spent on it.
    public let effort: PlanningEffort
    /// Its emissions, weighted by priorities and carbon prices.
    public let objective: Emissions
    /// The proven lower bound of the objective.
    public let lowerBound: Emissions
    /// Whether planning was stopped early, with the best plan so far.
    public let isInterrupted: Bool
    /// How many seconds it took; nil for plans of releases that did not measure it.
    public let seconds: Double?

    /// Creates an appraisal from its parts.
    public init(
        effort: PlanningEffort, objective: Emissions, lowerBound: Emissions, isInterrupted: Bool,
        seconds: Double? = nil
    ) {
        self.effort = effort
        self.objective = objective
        self.lowerBound = lowerBound
        self.isInterrupted = isInterrupted
        self.seconds = seconds
    }
}

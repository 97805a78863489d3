import GRDB
public import SolsticeDomain

extension StoreSession {
    /// What was said of a job's emissions, the newest last; empty for one that never ran, and for one
    /// that ended under an older release.
    public func statements(on job: Int) throws -> [EmissionsStatement] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT * FROM statement WHERE job = ? ORDER BY revision"),
            arguments: [job]
        ).map { row in
            let source: String = row["energySource"]
            let transfer = Emissions(grams: row["transferGrams"])
            return EmissionsStatement(
                revision: row["revision"], statedAt: Instant(secondsSinceEpoch: row["statedAt"]),
                batch: row["batch"],
                realised: RealisedFootprint(
                    footprint: Footprint(
                        itEnergy: ITEnergy(kilowattHours: row["itEnergyKWh"]),
                        facilityEnergy: FacilityEnergy(kilowattHours: row["facilityEnergyKWh"]),
                        emissions: Emissions(grams: row["emissionsGrams"]), transfer: transfer),
                    energySource: RealisedFootprint.EnergySource(rawValue: source) ?? .modelled,
                    observedShare: row["observedShare"],
                    baselineEmissions: Emissions(grams: row["baselineGrams"])))
        }
    }

    /// Adds the next statement on a job; `batch` is the import that called for it.
    public func add(
        _ realised: RealisedFootprint, on job: Int, batch: Int?, at now: Instant
    ) throws {
        try database.execute(
            sql: """
                INSERT INTO statement (job, revision, statedAt, batch, energySource, itEnergyKWh,
                    facilityEnergyKWh, emissionsGrams, transferGrams, baselineGrams, observedShare)
                VALUES (?1, (SELECT count(*) + 1 FROM statement WHERE job = ?1),
                    ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                job, now.secondsSinceEpoch, batch, realised.energySource.rawValue,
                realised.footprint.itEnergy.kilowattHours,
                realised.footprint.facilityEnergy.kilowattHours,
                realised.footprint.emissions.grams, realised.footprint.transfer.grams,
                realised.baselineEmissions.grams, realised.observedShare,
            ])
    }

    /// The jobs with a statement that ran, or would have run for their baseline, in one of some
    /// regions and in a time.
    public func statedJobs(in regions: Set<String>, over span: TimeWindow) throws -> [Int] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT j.id, a.region, b.region, min(a.startedAt), max(a.endedAt),
                    (SELECT min(startAt) FROM segment WHERE placement = j.baseline),
                    (SELECT max(endAt) FROM segment WHERE placement = j.baseline)
                FROM job j JOIN attempt a ON a.job = j.id
                    JOIN placement b ON b.id = j.baseline
                WHERE EXISTS (SELECT 1 FROM statement t WHERE t.job = j.id)
                GROUP BY j.id, a.region
                """
        ).reduce(into: Set<Int>()) { found, row in
            let times = (3...6).compactMap { row[$0] as Int? }
            guard regions.contains(row[1]) || regions.contains(row[2]),
                let start = times.min(), let end = times.max(),
                start < span.end.secondsSinceEpoch, end > span.start.secondsSinceEpoch
            else { return }
            found.insert(row[0])
        }.sorted()
    }

    /// The newest jobs on which the last statement rests on hours that were not observed.
    public func partlyObservedJobs(most limit: Int) throws -> [Int] {
        try Int.fetchAll(
            database,
            sql: """
                SELECT s.job FROM statement s
                WHERE s.observedShare < 1
                    AND s.revision = (SELECT max(revision) FROM statement l WHERE l.job = s.job)
                ORDER BY s.job DESC LIMIT ?
                """,
            arguments: [limit])
    }
}

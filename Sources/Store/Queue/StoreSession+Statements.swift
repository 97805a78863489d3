import GRDB
public import SolsticeDomain
internal import SolsticeJSON

extension StoreSession {
    /// The statements on a job's emissions, the newest last; empty for one that never ran, and for
    /// one that ended under an older release.
    public func statements(on job: JobID) throws -> [EmissionsStatement] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT * FROM statement WHERE job = ? ORDER BY revision"),
            arguments: [job]
        ).map { row in
            let source: String = row["energySource"]
            let transfer = Emissions(grams: row["transferGrams"])
            return EmissionsStatement(
                revision: row["revision"], statedAt: Instant(secondsSinceEpoch: row["statedAt"]),
                batch: row["batch"], reason: try Self.reason(row),
                realised: RealisedFootprint(
                    footprint: Footprint(
                        itEnergy: ITEnergy(kilowattHours: row["itEnergyKWh"]),
                        facilityEnergy: FacilityEnergy(kilowattHours: row["facilityEnergyKWh"]),
                        emissions: Emissions(grams: row["emissionsGrams"]), transfer: transfer),
                    energySource: RealisedFootprint.EnergySource(rawValue: source) ?? .modelled,
                    observedShare: row["observedShare"],
                    estimatedShare: row["estimatedShare"],
                    baselineEmissions: Emissions(grams: row["baselineGrams"])))
        }
    }

    private static func reason(_ row: Row) throws -> EmissionsStatement.Reason {
        switch row["reason"] as String {
        case "attempt": return .attempt
        case "observed":
            let text: String = row["changedHours"]
            let bounds: [[Int]] = try list(text)
            return .observed(
                bounds.filter { $0.count == 2 && $0[0] <= $0[1] }.map {
                    TimeWindow(
                        start: Instant(secondsSinceEpoch: $0[0]),
                        end: Instant(secondsSinceEpoch: $0[1]))
                })
        default: return .end
        }
    }

    /// The reason's word and its hours, as a JSON list of pairs.
    private static func columns(
        _ reason: EmissionsStatement.Reason
    ) -> (word: String, hours: String) {
        switch reason {
        case .end: return ("end", "[]")
        case .attempt: return ("attempt", "[]")
        case .observed(let windows):
            let pairs = windows.map { [$0.start.secondsSinceEpoch, $0.end.secondsSinceEpoch] }
            return ("observed", pairs.json.compact)
        }
    }

    /// Adds the next statement on a job; `batch` is the import that caused it.
    public func add(
        _ realised: RealisedFootprint, on job: JobID, batch: BatchID?,
        reason: EmissionsStatement.Reason = .end, at now: Instant
    ) throws {
        let (word, hours) = Self.columns(reason)
        try database.execute(
            sql: """
                INSERT INTO statement (job, revision, statedAt, batch, energySource, itEnergyKWh,
                    facilityEnergyKWh, emissionsGrams, transferGrams, baselineGrams, observedShare,
                    estimatedShare, reason, changedHours)
                VALUES (?1, (SELECT count(*) + 1 FROM statement WHERE job = ?1),
                    ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                job, now.secondsSinceEpoch, batch, realised.energySource.rawValue,
                realised.footprint.itEnergy.kilowattHours,
                realised.footprint.facilityEnergy.kilowattHours,
                realised.footprint.emissions.grams, realised.footprint.transfer.grams,
                realised.baselineEmissions.grams, realised.observedShare,
                realised.estimatedShare, word, hours,
            ])
    }

    /// The jobs with a statement that ran, or would have run for their baseline, in one of some
    /// regions and within a time.
    public func statedJobs(in regions: Set<RegionID>, over span: TimeWindow) throws -> [JobID] {
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
        ).reduce(into: Set<JobID>()) { found, row in
            let times = (3...6).compactMap { row[$0] as Int? }
            guard regions.contains(row[1]) || regions.contains(row[2]),
                let start = times.min(), let end = times.max(),
                start < span.end.secondsSinceEpoch, end > span.start.secondsSinceEpoch
            else { return }
            found.insert(row[0])
        }.sorted()
    }

    /// The newest jobs whose last statement rests on hours that were not observed.
    public func partlyObservedJobs(most limit: Int) throws -> [JobID] {
        try JobID.fetchAll(
            database,
            sql: """
                SELECT s.job FROM statement s
                WHERE s.observedShare + s.estimatedShare < 1
                    AND s.revision = (SELECT max(revision) FROM statement l WHERE l.job = s.job)
                ORDER BY s.job DESC LIMIT ?
                """,
            arguments: [limit])
    }
}

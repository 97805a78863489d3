import GRDB
public import SolsticeDomain

extension StoreSession {
    /// What the whole queue holds, is planned to emit, and has emitted.
    public func summary() throws -> QueueSummary {
        let days = try days()
        return QueueSummary(
            counts: try jobCounts(), planned: try plannedTallies(), realised: Self.sums(of: days),
            days: days, plan: try planInForce())
    }

    private func plannedTallies() throws -> [CarbonSignal: QueueSummary.Tally] {
        return try Row.fetchAll(
            database,
            sql: """
                SELECT p.signal, count(*), sum(p.emissionsGrams), sum(b.emissionsGrams)
                FROM job j JOIN placement p ON p.id = j.placement
                    JOIN placement b ON b.id = j.baseline
                WHERE j.\(Self.condition(on: JobState.placed)) GROUP BY p.signal
                """
        ).reduce(into: [:]) { tallies, row in
            if let signal = CarbonSignal(rawValue: row[0]) {
                tallies[signal] = Self.tally(row, from: 1)
            }
        }
    }

    /// What jobs emitted by the day that their last attempt ended on, as last stated.
    private func days() throws -> [QueueSummary.Day] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT e.endedAt / 86400 * 86400, p.signal, count(*), sum(s.emissionsGrams),
                    sum(s.baselineGrams)
                FROM (SELECT job, max(revision) AS revision FROM statement GROUP BY job) l
                    JOIN statement s ON s.job = l.job AND s.revision = l.revision
                    JOIN (SELECT job, max(endedAt) AS endedAt FROM attempt GROUP BY job) e
                        ON e.job = l.job
                    JOIN job j ON j.id = l.job JOIN placement p ON p.id = j.placement
                WHERE e.endedAt IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2
                """
        ).compactMap { row in
            CarbonSignal(rawValue: row[1]).map { signal in
                QueueSummary.Day(
                    start: Instant(secondsSinceEpoch: row[0]), signal: signal,
                    tally: Self.tally(row, from: 2))
            }
        }
    }

    private static func sums(of days: [QueueSummary.Day]) -> [CarbonSignal: QueueSummary.Tally] {
        days.reduce(into: [:]) { sums, day in
            let before = sums[day.signal]
            sums[day.signal] = QueueSummary.Tally(
                jobs: (before?.jobs ?? 0) + day.tally.jobs,
                emissions: (before?.emissions ?? .zero) + day.tally.emissions,
                baseline: (before?.baseline ?? .zero) + day.tally.baseline)
        }
    }

    /// Count, emissions and baseline, in adjacent columns.
    private static func tally(_ row: Row, from column: Int) -> QueueSummary.Tally {
        QueueSummary.Tally(
            jobs: row[column], emissions: Emissions(grams: row[column + 1]),
            baseline: Emissions(grams: row[column + 2]))
    }

    private func planInForce() throws -> QueueSummary.Plan? {
        guard let id = try currentPlan(), let plan = try plan(id) else { return nil }
        let appraisal = plan.appraisal
        let gap = appraisal.flatMap { worth -> Double? in
            guard worth.lowerBound > .zero else { return nil }
            return max(0, worth.objective / worth.lowerBound - 1)
        }
        return QueueSummary.Plan(
            id: id, createdAt: plan.createdAt, reason: plan.reason, gap: gap,
            seconds: appraisal?.seconds)
    }
}

/// Shows whether anything that a plan was made from has changed since: the jobs, their placements,
/// and what is known of regions, capacities, accelerators and grids.
public struct QueueStamp: Equatable, Sendable {
    /// The current plan; every change of a placement makes a new one.
    let plan: PlanID?
    /// The newest event; every job that is added or changes its state has one.
    let lastEvent: Int?
    /// The revision of everything other than jobs, as ``StoreSession/dataRevision()`` counts it.
    public let dataRevision: Int
}

extension StoreSession {
    /// A stamp that changes with every change of the queue, its plan or the data behind it.
    public func queueStamp() throws -> QueueStamp {
        QueueStamp(
            plan: try currentPlan(),
            lastEvent: try Int.fetchOne(database, sql: "SELECT max(id) FROM event"),
            dataRevision: try dataRevision())
    }

    /// A number that grows with every change of a plan's inputs other than jobs: zones, regions,
    /// capacities, accelerators and their caps, imports, and what was learnt from them.
    public func dataRevision() throws -> Int {
        try Int.fetchOne(
            database.cachedStatement(sql: "SELECT revision FROM planningInput")) ?? 0
    }
}

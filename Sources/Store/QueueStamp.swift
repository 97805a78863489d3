import GRDB

/// Shows whether anything that a plan was made from has changed since: the jobs, their placements,
/// and what is known of regions, capacities, accelerators and grids.
public struct QueueStamp: Equatable, Sendable {
    /// The current plan; every change of a placement makes a new one.
    let plan: Int?
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

import GRDB

/// Tells whether anything that a plan was made from has changed since: the jobs, their places, and
/// what is known of regions, capacities, accelerators and grids.
public struct QueueStamp: Equatable, Sendable {
    /// The current plan, which every change of a place follows with another.
    let plan: Int?
    /// The newest event, which every job that comes or changes its state has.
    let lastEvent: Int?
    /// What is known beside the jobs, as ``StoreSession/dataRevision()`` counts it.
    public let dataRevision: Int
}

extension StoreSession {
    /// What changes with every change of the queue, its plan or the data behind it.
    public func queueStamp() throws -> QueueStamp {
        QueueStamp(
            plan: try currentPlan(),
            lastEvent: try Int.fetchOne(database, sql: "SELECT max(id) FROM event"),
            dataRevision: try dataRevision())
    }

    /// A number that grows with every change of what plans are made from beside the jobs: zones,
    /// regions, capacities, accelerators and their caps, imports, and what was learnt from them.
    public func dataRevision() throws -> Int {
        try Int.fetchOne(
            database.cachedStatement(sql: "SELECT revision FROM planningInput")) ?? 0
    }
}

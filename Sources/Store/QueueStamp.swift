/// Tells whether queue, plan or data have changed since they were looked at.
public struct QueueStamp: Equatable, Sendable {
    let plan: Int?
    let lastEvent: Int?
    let lastBatch: Int?
}

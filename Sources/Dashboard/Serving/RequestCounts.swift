import Synchronization

/// The number of answered requests, by status class.
final class RequestCounts: Sendable {
    private let counts = Mutex<[Int: Int]>([:])

    /// Counts a response with this status.
    func count(_ status: Int) { counts.withLock { $0[status / 100, default: 0] += 1 } }

    /// The counts by the status' first digit.
    var byClass: [Int: Int] { counts.withLock { $0 } }
}

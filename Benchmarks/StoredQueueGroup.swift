/// Stored queues of one kind, size and load, and how near to the best plan known those of standard
/// effort have to come.
struct StoredQueueGroup {
    /// The first part of the files' names, which says how the queues were drawn.
    let kind: String
    let size: Int
    let load: String
    let count: Int
    /// How far above the best plan known the median may lie, and the worst.
    let medianLimit: Double
    let worstLimit: Double

    /// All groups. Jobs as wide as their pool, which the modelled queues have, are harder to place.
    static let all =
        groups("modelled", 50, count: 5, medianLimits: [0.005, 0.005, 0.01], worstLimit: 0.03)
        + groups("modelled", 150, count: 5, medianLimits: [0.003, 0.003, 0.007], worstLimit: 0.02)
        + groups("lognormal", 50, count: 4, medianLimits: [0.003, 0.003, 0.007], worstLimit: 0.02)

    private static func groups(
        _ kind: String, _ size: Int, count: Int, medianLimits: [Double], worstLimit: Double
    ) -> [StoredQueueGroup] {
        zip(["loose", "medium", "tight"], medianLimits).map { load, limit in
            StoredQueueGroup(
                kind: kind, size: size, load: load, count: count, medianLimit: limit,
                worstLimit: worstLimit)
        }
    }

    /// The group in a few words.
    var title: String { "\(kind), \(size) jobs, \(load)" }

    /// The queues of the group.
    func queues(of stored: [(name: String, queue: StoredQueue)]) -> [(
        name: String, queue: StoredQueue
    )] {
        stored.filter { $0.name.hasPrefix("\(kind)-\(size)-\(load)-") }
    }
}

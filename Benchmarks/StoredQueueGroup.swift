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

    static let all =
        groups("modelled", 50, count: 5) + groups("modelled", 150, count: 5)
        + groups("lognormal", 50, count: 4)

    private static func groups(_ kind: String, _ size: Int, count: Int) -> [StoredQueueGroup] {
        [("loose", 0.003), ("medium", 0.003), ("tight", 0.007)].map { load, limit in
            StoredQueueGroup(
                kind: kind, size: size, load: load, count: count, medianLimit: limit,
                worstLimit: 0.02)
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

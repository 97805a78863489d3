import SolsticeDomain

/// When each job of a plan ends, and how often it is in the plan.
struct Roster {
    private var ends: [Int: Instant] = [:]
    private var repeated: [Int: Int] = [:]

    /// The roster of a plan; if a job appears twice, its later end counts.
    init(_ subjects: [PlanChecker.Subject]) {
        ends.reserveCapacity(subjects.count)
        for subject in subjects {
            let end = subject.placement.lastEnd
            if let other = ends.updateValue(end, forKey: subject.id) {
                ends[subject.id] = max(end, other)
                repeated[subject.id, default: 1] += 1
            }
        }
    }

    /// When a job ends; nil if it is not in the plan.
    func end(of job: Int) -> Instant? { ends[job] }

    /// How many placements a job of the plan has.
    func places(of job: Int) -> Int { repeated[job] ?? 1 }
}

extension Placement {
    /// The earliest start of any piece, even if they are out of order.
    var firstStart: Instant { segments.reduce(start) { min($0, $1.start) } }

    /// The latest end of any piece, even if they are out of order.
    var lastEnd: Instant { segments.reduce(end) { max($0, $1.end) } }

    /// The total length of all pieces.
    var totalLength: TimeSpan { segments.reduce(.zero) { $0 + $1.length } }
}

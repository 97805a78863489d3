/// The jobs of every other stretch of the horizon, those of the stretches between, and all others.
///
/// Jobs of the first two never meet, so that two threads can move them beside each other with the
/// same outcome as one.
struct JobHalves {
    /// Where the horizon is cut into stretches, as shares of it.
    enum Cuts {
        /// In the middle.
        case half
        /// After the first and before the last quarter.
        case quarters
    }

    /// The jobs of the two.
    let halves: [[Int32]]
    private let others: [Int32]

    /// Up to so many jobs all are others: threads are not worth it.
    private static let mostJobs = QueueEffort.mostJobsForBouts

    init(_ model: QueueModel, _ cuts: Cuts = .half) {
        let step = model.grid.step
        let quarters = cuts == .half ? [2] : [1, 3]
        let bounds = [0] + quarters.map { model.grid.count * $0 / 4 * step } + [Int.max]
        // A run in whole slots may reach a slot beyond the job's window.
        let margin = 2 * step
        var parts: [[Int32]] = [[], [], []]
        let isLarge = model.members.count > Self.mostJobs
        for (job, member) in model.members.enumerated() {
            let stretch = bounds.indices.dropLast().first {
                (bounds[$0] == 0 || Int(member.earliest) - margin >= bounds[$0])
                    && Int(member.deadline) <= bounds[$0 + 1] - margin
            }
            parts[isLarge ? stretch.map { $0 % 2 } ?? 2 : 2].append(Int32(job))
        }
        (halves, others) = (Array(parts[..<2]), parts[2])
    }

    /// Takes each job once, the two halves beside each other and then the others, with the number of
    /// the thread it is on, 0 or 1.
    func forEach(_ body: (_ job: Int, _ thread: Int) -> Void) {
        if halves.contains(where: { !$0.isEmpty }) {
            withoutActuallyEscaping(body) { body in
                // A job of one half and a job of the other have no slot in common.
                Workers.forEach(2, sharing: body) { body, thread in
                    for job in halves[thread] { body(Int(job), thread) }
                }
            }
        }
        for job in others { body(Int(job), 0) }
    }
}

/// The jobs of the horizon's first half, those of its second half, and all others.
///
/// Jobs of the two halves never meet, so that two threads can move them beside each other with the
/// same outcome as one.
struct JobHalves {
    private let early: [Int32]
    private let late: [Int32]
    private let others: [Int32]

    /// Fewer jobs than these are all others: threads are not worth it.
    private static let leastJobs = 5000

    init(_ model: QueueModel) {
        let step = model.grid.step
        let middle = model.grid.count / 2 * step
        var (early, late, others): ([Int32], [Int32], [Int32]) = ([], [], [])
        let isLarge = model.members.count > Self.leastJobs
        for (job, member) in model.members.enumerated() {
            // A run in whole slots may reach a slot beyond the job's window.
            if isLarge, Int(member.deadline) + 2 * step <= middle {
                early.append(Int32(job))
            } else if isLarge, Int(member.earliest) - 2 * step >= middle {
                late.append(Int32(job))
            } else {
                others.append(Int32(job))
            }
        }
        self.early = early
        self.late = late
        self.others = others
    }

    /// Takes each job once, the two halves beside each other and then the others, with the number of
    /// the thread it is on, 0 or 1.
    func forEach(_ body: (_ job: Int, _ thread: Int) -> Void) {
        if !early.isEmpty || !late.isEmpty {
            let halves = [early, late]
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

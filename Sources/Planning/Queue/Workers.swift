import Dispatch
import Synchronization

/// Work that several threads do at the same time.
///
/// The closures are `@Sendable`, so that a plain variable cannot be shared by accident: whatever
/// is not `Sendable` is named as `shared`. Workers only read it, or each writes a part of it that
/// no other worker touches; every caller says which.
enum Workers {
    /// Runs so many pieces of work, each with its number, and returns when all are finished.
    static func forEach<Shared>(
        _ count: Int, sharing shared: Shared, _ work: @Sendable (Shared, Int) -> Void
    ) {
        // Unchecked: read only, or written in disjoint parts, as each caller says.
        nonisolated(unsafe) let shared = shared
        DispatchQueue.concurrentPerform(iterations: count) { work(shared, $0) }
    }

    /// The results of so many pieces of work, in the order of their numbers.
    static func map<Shared, Value>(
        _ count: Int, sharing shared: Shared, _ work: @Sendable (Shared, Int) -> Value
    ) -> [Value] {
        [Value](unsafeUninitializedCapacity: count) { buffer, initializedCount in
            // Each worker writes the element of its own number.
            forEach(count, sharing: (shared, buffer.baseAddress)) { shared, index in
                shared.1?.advanced(by: index).initialize(to: work(shared.0, index))
            }
            initializedCount = count
        }
    }

    /// Runs searches that end together: the first one reports for all of them, and when its
    /// report raises `stop`, the others end at their next step.
    ///
    /// The first one runs on the caller's thread, so that the observer of the reports may be bound
    /// to it, as an application's main actor is.
    static func search<Shared>(
        _ count: Int, sharing shared: Shared, until stop: StopSignal,
        report: @escaping @Sendable (Shared, Double) -> Bool,
        _ work: @escaping @Sendable (Shared, Int, _ goesOn: (Double) -> Bool) -> Void
    ) {
        // Unchecked: read only, or written in disjoint parts, as each caller says.
        nonisolated(unsafe) let shared = shared
        let group = DispatchGroup()
        for index in 1..<max(1, count) {
            DispatchQueue.global().async(group: group) {
                work(shared, index) { _ in !stop.isRaised }
            }
        }
        if count > 0 { work(shared, 0) { report(shared, $0) } }
        group.wait()
    }
}

/// Tells all workers to stop; once raised it stays raised.
final class StopSignal: Sendable {
    private let flag = Atomic(false)

    /// Whether the work is to stop.
    var isRaised: Bool { flag.load(ordering: .relaxed) }

    /// Stops the work.
    func raise() { flag.store(true, ordering: .relaxed) }
}

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
    /// All others.
    let others: [Int32]

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

import SolsticeTestSupport
import SolsticeDomain
import Testing

@testable import SolsticePlanning

@Suite struct QueueMissTests {
    /// A queue that asks for more than there is.
    static func queue(seed: UInt64) -> QueueCase {
        var random = SplitMix64(seed: seed)
        let outlooks = (0..<2).map {
            RandomQueue.outlook($0, days: 1, capacity: World.gpus(4), using: &random)
        }
        return QueueCase(
            outlooks,
            (0..<26).map { _ in
                let hours = Int.random(in: 2...9, using: &random)
                let earliest = Int.random(in: 0...24 - hours, using: &random)
                let slack = Int.random(in: 0...6, using: &random)
                return World.job(
                    hours: Double(hours), deadline: Double(min(24, earliest + hours + slack)),
                    earliest: Double(earliest), count: Int.random(in: 1...4, using: &random))
            })
    }

    /// How many jobs get no place where those with the least slack choose first.
    static func greedyMisses(_ queue: QueueCase) -> Int {
        let planner = JobPlanner(
            outlooks: queue.outlooks, accelerators: queue.accelerators,
            reservations: queue.reservations)
        var builder = QueueModelBuilder(planner: planner, now: queue.now, accelerators: ["gpu"])
        for entry in queue.entries { builder.add(entry.job) }
        return Legalisation.greedy(builder.model).unplacedCount
    }

    @Test(arguments: 1...20) func `a plan never misses more jobs than least-slack-first`(
        _ seed: UInt64
    ) {
        let queue = Self.queue(seed: seed)
        let greedy = Self.greedyMisses(queue)
        #expect(greedy > 0)
        #expect(queue.briefPlan().misses.count <= greedy)
    }

    @Test func `an improved plan misses fewer jobs than least-slack-first`() {
        let queues = (1...3).map { Self.queue(seed: $0) }
        let greedy = queues.reduce(0) { $0 + Self.greedyMisses($1) }
        let planned = queues.reduce(0) { $0 + $1.plan().misses.count }
        #expect(planned < greedy)
    }

    @Test func `a job that can never be placed takes no capacity from others`() {
        var queue = Self.queue(seed: 1)
        let misses = Self.greedyMisses(queue)
        queue.entries.append(QueueEntry(id: 900, job: World.job(hours: 9, deadline: 8)))
        let outcome = queue.plan()
        #expect(outcome.misses.count <= misses + 1)
        #expect(outcome.misses.contains { $0.entry == 26 && !$0.why.obstacles.isEmpty })
    }
}

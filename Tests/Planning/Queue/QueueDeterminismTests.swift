import SolsticeDomain
import SolsticePlanning
import Testing

@Suite struct QueueDeterminismTests {
    @Test func `the same queue and seed give the same plan`() {
        var queue = RandomQueue.withEveryLever(seed: 1, jobs: 14)
        // Pauses take most of the time, so that one job has to do.
        queue.entries = queue.entries.changed { $0.pausing = nil }
        queue.entries[0...0] =
            [queue.entries[0]].changed {
                $0.pausing = PausePolicy(resumeOverhead: TimeSpan(seconds: 600))
            }[...]
        let first = queue.plan(seed: 3)
        let second = queue.plan(seed: 3)
        #expect(first.places.map(\.entry) == second.places.map(\.entry))
        #expect(first.places.map(\.planned) == second.places.map(\.planned))
        #expect(first.misses.map(\.why) == second.misses.map(\.why))
        #expect(first.lowerBound == second.lowerBound)
        #expect(first.objective == second.objective)
    }

    @Test func `another seed gives an equally valid and about equally good plan`() {
        let queue = RandomQueue.plain(seed: 2, jobs: 24)
        let first = queue.plan(seed: 1)
        let second = queue.plan(seed: 2)
        #expect(first.misses.count == second.misses.count)
        #expect(first.objective.isClose(to: second.objective, within: 0.01))
        // No seed decides about prices.
        #expect(first.lowerBound == second.lowerBound)
    }
}

import SolsticeDomain
import SolsticePlanning
import Testing

@Suite struct QueueDeterminismTests {
    @Test func `the same queue and seed give the same plan`() {
        let queue = RandomQueue.withEveryLever(seed: 1, jobs: 6)
        let first = queue.plan(seed: 3)
        let second = queue.plan(seed: 3)
        #expect(first.places.map(\.entry) == second.places.map(\.entry))
        #expect(first.places.map(\.planned) == second.places.map(\.planned))
        #expect(first.misses.map(\.why) == second.misses.map(\.why))
        #expect(first.lowerBound == second.lowerBound)
        #expect(first.objective == second.objective)
    }

    @Test func `another seed gives a plan that is as valid and about as good`() {
        let queue = RandomQueue.plain(seed: 2, jobs: 24)
        let first = queue.plan(seed: 1)
        let second = queue.plan(seed: 2)
        #expect(first.misses.count == second.misses.count)
        #expect(first.objective.isClose(to: second.objective, within: 0.01))
        // No seed decides about prices.
        #expect(first.lowerBound == second.lowerBound)
    }
}

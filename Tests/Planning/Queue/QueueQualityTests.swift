import SolsticeDomain
import SolsticePlanning
import Testing

/// Some of the stored queues at quick effort; `make test-quality` judges all of them at standard effort.
@Suite struct QueueQualityTests {
    static let some = [
        QueueFixture(size: 50, load: .loose, number: 2),
        QueueFixture(size: 50, load: .medium, number: 3),
        QueueFixture(size: 50, load: .tight, number: 1),
        QueueFixture(size: 50, load: .tight, number: 4),
    ]

    @Test(arguments: some) func `a plan made at once is close to the optimum`(
        _ fixture: QueueFixture
    ) throws {
        let instance = try fixture.instance()
        let outcome = instance.queue.plan()
        #expect(outcome.misses.count <= instance.greedyMisses)
        #expect(outcome.lowerBound.grams <= instance.best * (1 + 1e-9))
        if outcome.misses.isEmpty {
            #expect(outcome.objective.grams >= instance.bound * (1 - 1e-9))
            #expect(outcome.objective.grams <= instance.best * 1.08)
        }
    }
}

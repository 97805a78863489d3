import SolsticeDomain
import SolsticePlanning
import Testing

/// How near plans of standard effort come to the best that a solver found in minutes.
@Suite(
    .enabled(
        if: !_isDebugAssertConfiguration(),
        "planning thirty queues takes minutes without optimisation: run make test-quality"))
struct QueueQualityTests {
    private struct Planned {
        let fixture: QueueFixture
        let instance: QueueFixture.Instance
        let outcome: QueueOutcome

        /// How far the plan is above the solver's best.
        var excess: Double { outcome.objective.grams / instance.best - 1 }
    }

    /// Every queue, planned once.
    private static let planned = Result {
        try QueueFixture.all.map { fixture in
            let instance = try fixture.instance()
            return Planned(
                fixture: fixture, instance: instance,
                outcome: instance.queue.unjudged(effort: .standard))
        }
    }

    @Test func `no plan breaks a rule`() throws {
        for planned in try Self.planned.get() { planned.instance.queue.judge(planned.outcome) }
    }

    @Test func `every job meets its deadline`() throws {
        for planned in try Self.planned.get() {
            let misses = planned.outcome.misses.count
            #expect(misses == 0, "\(planned.fixture)")
            #expect(misses <= planned.instance.greedyMisses, "\(planned.fixture)")
        }
    }

    @Test func `the bound is below the best plan known`() throws {
        for planned in try Self.planned.get() {
            #expect(
                planned.outcome.lowerBound.grams <= planned.instance.best * (1 + 1e-9),
                "\(planned.fixture)")
        }
    }

    @Test func `no plan is below the solver's bound`() throws {
        for planned in try Self.planned.get() {
            #expect(
                planned.outcome.objective.grams >= planned.instance.bound * (1 - 1e-9),
                "\(planned.fixture)")
        }
    }

    @Test(arguments: [
        (QueueFixture.Load.loose, 0.005), (.medium, 0.005), (.tight, 0.01),
    ]) func `half of the plans are this near to the best`(
        _ load: QueueFixture.Load, _ limit: Double
    ) throws {
        let excesses = try Self.planned.get().filter { $0.fixture.load == load }.map(\.excess)
            .sorted()
        #expect(excesses.count == 10)
        let median = (excesses[4] + excesses[5]) / 2
        #expect(median <= limit, "\(excesses)")
    }
}

/// Some of the same queues at quick effort, without optimisation too.
@Suite struct QuickQueueQualityTests {
    static let some = [
        QueueFixture(size: 50, load: .loose, number: 2),
        QueueFixture(size: 50, load: .medium, number: 3),
        QueueFixture(size: 50, load: .tight, number: 1),
        QueueFixture(size: 50, load: .tight, number: 4),
    ]

    @Test(arguments: some) func `a plan made at once is not far from the best`(
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

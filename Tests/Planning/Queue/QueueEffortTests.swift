import SolsticeTestSupport
import SolsticeDomain
import SolsticePlanning
import Testing

/// What more work on a plan changes.
@Suite(.timeLimit(.minutes(20))) struct QueueEffortTests {
    /// A queue of few accelerators, so that hardly any job finds its best place free.
    static func crowded(_ seed: UInt64) -> QueueCase {
        var random = SplitMix64(seed: seed)
        let jobs = (0..<10).map { _ in
            let hours = Int.random(in: 1...9, using: &random)
            let earliest = Int.random(in: 0...12, using: &random)
            return World.job(
                hours: Double(hours), deadline: Double(min(48, earliest + hours + 24)),
                earliest: Double(earliest), count: Int.random(in: 1...3, using: &random))
        }
        let outlooks = ["home", "away"].map { id in
            World.outlook(
                id, carbon: (0..<48).map { _ in Double.random(in: 50...500, using: &random) },
                capacity: World.gpus(4))
        }
        return QueueCase(outlooks, jobs)
    }

    @Test(arguments: 1...3) func `a thorough plan is never worse than a standard one`(
        _ seed: UInt64
    ) {
        let queue = Self.crowded(seed)
        let standard = queue.plan(effort: .standard, seed: seed)
        let thorough = queue.plan(effort: .thorough, seed: seed)
        #expect(thorough.misses.count <= standard.misses.count)
        if thorough.misses.count == standard.misses.count {
            #expect(thorough.objective <= standard.objective)
        }
        #expect(thorough.lowerBound.grams >= standard.lowerBound.grams * (1 - 1e-9))
        #expect(thorough.objective >= thorough.lowerBound)
    }

    @Test func `thorough planning starts from the standard plan`() {
        let queue = Self.crowded(4)
        let standard = queue.plan(effort: .standard)
        // A fifth of thorough work is all of standard work.
        let begun = queue.plan(effort: .thorough) { $0.fraction <= 0.2 }
        #expect(begun.isInterrupted)
        #expect(begun.places.map(\.planned.placement) == standard.places.map(\.planned.placement))
    }

    @Test(arguments: PlanningEffort.allCases)
    func `no search runs if every job finds its best placement free`(
        _ effort: PlanningEffort
    ) {
        let jobs = (0..<20).map { World.job(hours: 3, deadline: 24, earliest: Double($0 % 6)) }
        let queue = QueueCase(
            [World.outlook(carbon: (0..<24).map { 300 - Double($0) }, capacity: World.gpus(20))],
            jobs)
        let outcome = queue.plan(effort: effort) { _ in false }
        #expect(!outcome.isInterrupted)
        #expect(outcome.misses.isEmpty)
        #expect(outcome.objective.isClose(to: outcome.lowerBound))
    }
}

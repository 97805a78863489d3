import SolsticeDomain
import Testing

@testable import SolsticePlanning

/// What is known of each job alone, and what searches make of it.
@Suite struct IdealsTests {
    private static func builder(_ queue: QueueCase) -> QueueModelBuilder {
        let planner = JobPlanner(
            outlooks: queue.outlooks, accelerators: queue.accelerators,
            reservations: queue.reservations)
        var builder = QueueModelBuilder(
            planner: planner, now: World.dawn,
            accelerators: Set(queue.entries.flatMap { $0.job.variants.map(\.accelerator) }))
        for entry in queue.entries { builder.add(entry.job) }
        return builder
    }

    @Test(arguments: 1...6)
    func `a search that stops early finds the same as an exhaustive one`(_ seed: UInt64) {
        var builder = Self.builder(RandomQueue.withEveryLever(seed: seed, jobs: 40))
        let whole = QueueState(builder.model)
        let ideals = builder.findIdeals()
        let early = QueueState(builder.model)
        for job in builder.model.members.indices {
            let found = (whole.bestPlace(for: job), early.bestPlace(for: job))
            #expect((found.0 == nil) == (found.1 == nil))
            guard let place = found.0, let other = found.1 else { continue }
            #expect(abs(place.grams - other.grams) <= 1e-8 * place.grams)
            #expect(ideals.grams[job] <= place.grams * (1 + 1e-9))
            whole.put(job, place)
            early.put(job, place)
        }
        #expect(early.placedCount > 10)
        #expect(ideals.fittingCount >= early.placedCount)
    }

    @Test(arguments: [JobHalves.Cuts.half, .quarters])
    func `jobs of one half never overlap those of the other`(_ cuts: JobHalves.Cuts) {
        let queue = RandomQueue.plain(seed: 3, jobs: 6000, days: 20)
        let model = Self.builder(queue).model
        let halves = JobHalves(model, cuts)
        func slots(_ jobs: [Int32]) -> Set<Int> {
            Set(
                jobs.flatMap { job -> Range<Int> in
                    let member = model.members[Int(job)]
                    let step = model.grid.step
                    return Int(member.earliest) / step..<Int(member.deadline) / step
                })
        }
        #expect(halves.halves[0].count > 1500)
        #expect(halves.halves[1].count > 1500)
        #expect(slots(halves.halves[0]).isDisjoint(with: slots(halves.halves[1])))
    }
}

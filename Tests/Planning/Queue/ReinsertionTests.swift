import SolsticeDomain
import SolsticeTestSupport
import Testing

@testable import SolsticePlanning

/// Moving jobs to free places, and finding those.
@Suite struct ReinsertionTests {
    @Test(arguments: 1...40)
    func `no free run is overlooked where others start and end inside slots`(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let rates = (0..<24).map { _ in Double.random(in: 50...500, using: &random) }
        let outlook = World.outlook(carbon: rates, capacity: World.gpus(4))
        let grid = SlotGrid(covering: [outlook])
        let slots = SlotRates(outlook, grid: grid)
        let pool = PoolOccupancy(capacity: 4, grid: grid)
        for _ in 0..<30 {
            let length = 60 * Int.random(in: 1...240, using: &random)
            let start = 60 * Int.random(in: 0...(grid.length - length) / 60, using: &random)
            let count = Int32.random(in: 1...2, using: &random)
            if pool.isFree(count, from: start, to: start + length) {
                pool.add(count, from: start, to: start + length)
            }
        }
        for count in Int32(1)...4 {
            for minutes in [20, 60, 61, 90, 150, 240] {
                let duration = 60 * minutes
                let from = 60 * Int.random(in: 0...200, using: &random)
                let to = grid.length - 60 * Int.random(in: 0...200, using: &random)
                var search = FreeStart(
                    rates: slots.rates.base, integrals: slots.integrals.base, step: grid.step,
                    duration: duration)
                search.search(pool, gaps: nil, count: count, from: from, to: to)
                // Everything happens at full minutes here.
                let least = stride(from: from, through: to - duration, by: 60)
                    .filter { pool.isFree(count, from: $0, to: $0 + duration) }
                    .map { slots.integral($0, $0 + duration, step: grid.step) }.min()
                #expect((least == nil) == (search.start < 0))
                guard let least, search.start >= 0 else { continue }
                #expect(pool.isFree(count, from: search.start, to: search.start + duration))
                #expect(abs(search.integral - least) <= 1e-8 * least)
            }
        }
    }

    @Test func `two threads move jobs as one does`() {
        let queue = RandomQueue.plain(seed: 5, jobs: 6000, days: 20)
        let planner = JobPlanner(
            outlooks: queue.outlooks, accelerators: queue.accelerators, reservations: [])
        var builder = QueueModelBuilder(
            planner: planner, now: World.dawn,
            accelerators: Set(queue.entries.flatMap { $0.job.variants.map(\.accelerator) }))
        for entry in queue.entries { builder.add(entry.job) }
        let greedy = Legalisation.greedy(builder.model)
        let (alone, beside) = (QueueState(copying: greedy), QueueState(copying: greedy))
        let halves = JobHalves(builder.model)
        for job in halves.halves.joined() + halves.others { _ = alone.reinsert(Int(job)) }
        let saved = Reinsertion(builder.model, until: StopSignal()).run(beside) { _ in true }
        #expect(saved > 0)
        #expect(
            builder.model.members.indices.allSatisfy {
                alone.option[$0] == beside.option[$0] && alone.start[$0] == beside.start[$0]
            })
    }
}

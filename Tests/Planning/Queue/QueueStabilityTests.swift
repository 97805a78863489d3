import SolsticeDomain
import SolsticePlanning
import Testing

@Suite struct QueueStabilityTests {
    @Test(arguments: [11, 12]) func `replanning moves nothing`(_ seed: UInt64) {
        let queue = RandomQueue.plain(seed: seed, jobs: 20)
        let first = queue.plan()
        let second = queue.replanned(after: first).plan()
        #expect(first.misses.isEmpty)
        for entry in queue.entries.indices {
            #expect(second.place(of: entry) == first.place(of: entry))
        }
    }

    @Test func `replanning moves nothing with every lever in play`() {
        let queue = RandomQueue.withEveryLever(seed: 13, jobs: 6)
        let first = queue.plan()
        let second = queue.replanned(after: first).plan()
        for (entry, planned) in first.places {
            #expect(second.place(of: entry) == planned.placement)
        }
    }

    @Test(arguments: [1, 30, 300]) func `a plan is never worse than the one before`(_ call: Int) {
        let queue = RandomQueue.plain(seed: 14, jobs: 24)
        let first = queue.plan()
        var calls = 0
        let second = queue.replanned(after: first).plan(seed: 9) { _ in
            calls += 1
            return calls < call
        }
        #expect(second.misses.count <= first.misses.count)
        #expect(second.objective.grams <= first.objective.grams * (1 + 1e-9))
    }

    @Test func `a bad plan is replaced by a better one`() {
        var queue = RandomQueue.plain(seed: 15, jobs: 12)
        let cheap = queue.outlooks
        // Planned when the hours looked the other way round.
        queue.outlooks = cheap.map(\.turned)
        let before = queue.briefPlan()
        queue.outlooks = cheap
        let again = queue.replanned(after: before).plan()
        let fresh = queue.plan()
        #expect(again.objective.isClose(to: fresh.objective, within: 0.01))
    }

    /// Two equal windows but for a share of their rate.
    static func twoWindows(gain: Double) -> QueueCase {
        let carbon: [Double?] = [300, 200, 300, 200 * (1 - gain), 300, 300]
        return QueueCase(
            [World.outlook(carbon: carbon, capacity: World.gpus(2))],
            [World.job(hours: 1, deadline: 2), World.job(hours: 1, deadline: 6)])
    }

    @Test(arguments: [(0.0008, 1.0), (0.01, 3.0)])
    func `a job is moved only for a gain of more than a thousandth`(
        _ gain: Double, _ start: Double
    ) {
        // First no later window is cleaner.
        let before = Self.twoWindows(gain: -0.1).plan()
        #expect(before.place(of: 1)?.start == World.hour(1))
        let after = Self.twoWindows(gain: gain).replanned(after: before).plan()
        #expect(after.place(of: 1)?.start == World.hour(start))
    }

    /// The two windows at home, and a job of some power in a region of its own.
    static func besideAnother(watts: Double, gain: Double, away: [Double?]) -> QueueCase {
        var queue = twoWindows(gain: gain)
        queue.outlooks.append(World.outlook("away", carbon: away, capacity: World.gpus(1)))
        queue.entries = queue.entries.changed { $0.regions = ["home"] }
        var other = World.job(hours: 1, deadline: 6, regions: ["away"])
        other.variants = [World.variant("gpu", hours: 1, watts: watts)]
        queue.entries.append(QueueEntry(id: 2, job: other))
        return queue
    }

    @Test func `a job with a large gain moves no other with a negligible gain`() {
        let before = Self.besideAnother(
            watts: 1000, gain: -0.1, away: [100, 500, 500, 500, 500, 500]
        ).plan()
        let after = Self.besideAnother(
            watts: 1000, gain: 0.0008, away: [500, 500, 500, 500, 100, 500]
        ).replanned(after: before).plan()
        #expect(before.place(of: 1)?.start == World.hour(1))
        #expect(after.place(of: 1)?.start == World.hour(1))
        #expect(after.place(of: 2)?.start == World.hour(4))
    }

    @Test func `a gain negligible for the whole plan moves no job`() {
        let away: [Double?] = [100, 500, 500, 500, 500, 500]
        let before = Self.besideAnother(watts: 1e6, gain: -0.1, away: away).plan()
        let after = Self.besideAnother(watts: 1e6, gain: 0.05, away: away)
            .replanned(after: before).plan()
        #expect(before.place(of: 1)?.start == World.hour(1))
        #expect(after.place(of: 1)?.start == World.hour(1))
    }

    @Test func `a job whose placement is taken meanwhile finds another one`() {
        var queue = Self.twoWindows(gain: 0)
        let before = queue.plan()
        queue.reservations = [World.held(2, in: "home", World.hours(1, 2))]
        let after = queue.replanned(after: before).plan()
        #expect(after.place(of: 0)?.start == World.hour(0))
        #expect(after.place(of: 1)?.start == World.hour(3))
    }
}

extension RegionOutlook {
    /// The outlook with the hours in the opposite order.
    fileprivate var turned: RegionOutlook {
        World.outlook(
            region.id, carbon: carbonIntensity.rawValues.reversed(), pue: [pue.rawValues[0]],
            capacity: region.capacity)
    }
}

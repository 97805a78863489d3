import SolsticeDomain
import SolsticePlanning
import Testing

@Suite struct QueuePriorityTests {
    /// Hours of which two are clean.
    static let outlook = World.outlook(
        carbon: [400, 400, 400, 400, 50, 50, 380, 380, 380, 380], capacity: World.gpus(1))

    /// A job that wants the clean window.
    static func job(_ priority: Int, deadline: Double = 10) -> JobSpecification {
        var job = World.job(hours: 2, deadline: deadline)
        job.priority = priority
        return job
    }

    @Test(arguments: [(0, 1), (-1, 0), (2, 3), (-3, 5)], [true, false])
    func `if two jobs want the clean window, the one with higher priority gets it`(
        _ priorities: (low: Int, high: Int), _ isLowFirst: Bool
    ) {
        let jobs = [Self.job(priorities.low), Self.job(priorities.high)]
        let outcome = QueueCase([Self.outlook], isLowFirst ? jobs : jobs.reversed()).plan()
        #expect(outcome.place(of: isLowFirst ? 1 : 0)?.segments == [World.hours(4, 6)])
        #expect(outcome.place(of: isLowFirst ? 0 : 1)?.segments == [World.hours(6, 8)])
    }

    @Test(arguments: [true, false])
    func `a deadline takes precedence over any priority`(_ isLowFirst: Bool) {
        var low = Self.job(-10, deadline: 6)
        low.earliest = World.hour(4)
        let jobs = [low, Self.job(10)]
        let outcome = QueueCase([Self.outlook], isLowFirst ? jobs : jobs.reversed()).plan()
        #expect(outcome.misses.isEmpty)
        #expect(outcome.place(of: isLowFirst ? 0 : 1)?.segments == [World.hours(4, 6)])
        #expect(outcome.place(of: isLowFirst ? 1 : 0)?.segments == [World.hours(6, 8)])
    }

    @Test func `emissions count double for each step of priority`() throws {
        let jobs = [Self.job(0), Self.job(1), Self.job(-1)]
        let outcome = QueueCase([Self.outlook], jobs).plan()
        let weighed = try zip(jobs.indices, [1.0, 2, 0.5]).reduce(0) { sum, pair in
            let place = try #require(outcome.place(of: pair.0))
            return sum + place.footprint.emissions.grams * pair.1
        }
        #expect(outcome.objective.isClose(to: Emissions(grams: weighed)))
    }
}

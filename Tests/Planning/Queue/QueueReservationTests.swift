import SolsticeTestSupport
import SolsticeDomain
import SolsticePlanning
import Testing

@Suite struct QueueReservationTests {
    static let day = (0..<24).map { 100 + 10 * Double($0) }

    @Test func `a job starts in the very second that capacity becomes free`() throws {
        var queue = QueueCase(
            [World.outlook(carbon: Self.day, capacity: World.gpus(1))],
            [World.job(hours: 2, deadline: 24), World.job(hours: 3, deadline: 24)])
        let end = World.dawn + TimeSpan(seconds: 5011)
        queue.reservations = [
            World.held(1, in: "home", TimeWindow(start: World.dawn, end: end))
        ]
        let outcome = queue.plan()
        let first = try #require(outcome.place(of: 0))
        let second = try #require(outcome.place(of: 1))
        #expect(min(first.start, second.start) == end)
        #expect(max(first.start, second.start) == min(first.end, second.end))
    }

    @Test func `a job that fits exactly between two others is placed there`() throws {
        let job = World.job(hours: 4001.0 / 3600, deadline: 24)
        var queue = QueueCase([World.outlook(carbon: Self.day, capacity: World.gpus(1))], [job])
        let gap = TimeWindow(
            start: World.dawn + TimeSpan(seconds: 1234), length: TimeSpan(seconds: 4001))
        queue.reservations = [
            World.held(1, in: "home", TimeWindow(start: World.dawn, end: gap.start)),
            World.held(1, in: "home", TimeWindow(start: gap.end, end: World.hour(20))),
        ]
        #expect(queue.plan().place(of: 0)?.segments == [gap])
        queue.reservations[1] = World.held(
            1, in: "home",
            TimeWindow(start: gap.end - TimeSpan(seconds: 1), end: World.hour(20)))
        #expect(try #require(queue.plan().place(of: 0)).start == World.hour(20))
    }

    @Test(arguments: [1800, 1799]) func `short jobs pack back to back`(_ seconds: Int) {
        let jobs = (0..<24).map { _ in World.job(hours: Double(seconds) / 3600, deadline: 12) }
        let outlook = World.outlook(
            carbon: Self.day.reversed().map { $0 }, capacity: World.gpus(1))
        let outcome = QueueCase([outlook], jobs).briefPlan()
        #expect(outcome.misses.isEmpty)
    }

    @Test func `if there is one job too many, one gets no placement`() {
        let jobs = (0..<25).map { _ in World.job(hours: 0.5, deadline: 12) }
        let outlook = World.outlook(carbon: Self.day, capacity: World.gpus(1))
        let outcome = QueueCase([outlook], jobs).briefPlan()
        #expect(outcome.misses.count == 1)
        #expect(outcome.misses.first?.why.obstacles.isEmpty == false)
    }

    @Test(arguments: 1...6) func `jobs with odd seconds never exceed the capacity`(
        _ seed: UInt64
    ) {
        var random = SplitMix64(seed: seed)
        let jobs = (0..<16).map { _ in
            World.job(
                hours: Double(Int.random(in: 1...9000, using: &random)) / 3600,
                deadline: Double(Int.random(in: 30_000...86_400, using: &random)) / 3600,
                earliest: Double(Int.random(in: 0...20_000, using: &random)) / 3600,
                count: Int.random(in: 1...3, using: &random))
        }
        var queue = QueueCase(
            [World.outlook(carbon: Self.day.shuffled(using: &random), capacity: World.gpus(4))],
            jobs)
        queue.reservations = (0..<8).map { _ in
            let start = Int.random(in: 0...70_000, using: &random)
            return World.held(
                Int.random(in: 1...2, using: &random), in: "home",
                TimeWindow(
                    start: World.dawn + TimeSpan(seconds: start),
                    length: TimeSpan(seconds: Int.random(in: 1...5000, using: &random))))
        }
        queue.now = World.dawn + TimeSpan(seconds: 17)
        #expect(!queue.briefPlan().places.isEmpty)
    }

    @Test func `a pausable job runs around reservations`() throws {
        var job = World.job(hours: 4, deadline: 6)
        job.pausing = PausePolicy(resumeOverhead: .zero)
        var queue = QueueCase(
            [World.outlook(carbon: Self.day, capacity: World.gpus(1))], [job, job])
        queue.reservations = [World.held(1, in: "home", World.hours(1, 3))]
        let outcome = queue.plan()
        #expect(outcome.places.count == 1)
        #expect(
            outcome.places.first?.planned.placement.segments == [
                World.hours(0, 1), World.hours(3, 6),
            ])
    }

    @Test func `a job never runs past the end of the known hours`() {
        // The horizon ends within an hour, and that hour is the cleanest.
        let outlook = World.outlook(carbon: [300, 200, 100], capacity: World.gpus(1))
        let cut = RegionOutlook(
            region: outlook.region, signal: outlook.signal,
            pue: outlook.pue.clipped(to: World.hours(0, 2.5)),
            carbonIntensity: outlook.carbonIntensity.clipped(to: World.hours(0, 2.5)),
            bases: outlook.bases)
        let queue = QueueCase([cut], [World.job(hours: 1, deadline: 3)])
        #expect(queue.plan().place(of: 0)?.segments == [World.hours(1.5, 2.5)])
    }
}

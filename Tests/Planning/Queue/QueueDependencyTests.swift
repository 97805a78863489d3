import SolsticeTestSupport
import SolsticeDomain
import SolsticePlanning
import Testing

@Suite struct QueueDependencyTests {
    /// A day that gets dirtier by the hour backwards: late hours are clean.
    static let cleanLate = (0..<24).map { 500 - 20 * Double($0) }

    /// A job that waits for others.
    static func job(
        hours: Double, deadline: Double, after: [Int] = [], count: Int = 1
    ) -> JobSpecification {
        var job = World.job(hours: hours, deadline: deadline, count: count)
        job.dependencies = after.map { JobDependency(.afterOK, job: JobID($0)) }
        return job
    }

    static func queue(_ jobs: [JobSpecification], capacity: Int = 4) -> QueueCase {
        QueueCase([World.outlook(carbon: cleanLate, capacity: World.gpus(capacity))], jobs)
    }

    @Test(arguments: [true, false])
    func `a job starts when the one it waits for has finished`(_ isFirstFirst: Bool) throws {
        var queue = Self.queue([
            Self.job(hours: 3, deadline: 24), Self.job(hours: 2, deadline: 24, after: [0]),
        ])
        if !isFirstFirst { queue.entries.reverse() }
        let outcome = queue.plan()
        let first = try #require(outcome.place(of: isFirstFirst ? 0 : 1))
        let second = try #require(outcome.place(of: isFirstFirst ? 1 : 0))
        #expect(second.segments == [World.hours(22, 24)])
        #expect(first.segments == [World.hours(19, 22)])
    }

    @Test func `if two jobs want the same clean hours, one waits for the other`() {
        var carbon = [Double?](repeating: 300, count: 24)
        carbon.replaceSubrange(4..<6, with: [60, 60])
        carbon.replaceSubrange(10..<12, with: [50, 50])
        let jobs = [
            Self.job(hours: 2, deadline: 24), Self.job(hours: 2, deadline: 24, after: [0]),
        ]
        let outcome = QueueCase([World.outlook(carbon: carbon, capacity: World.gpus(4))], jobs)
            .plan()
        #expect(outcome.place(of: 0)?.segments == [World.hours(4, 6)])
        #expect(outcome.place(of: 1)?.segments == [World.hours(10, 12)])
    }

    @Test func `a chain of four runs in order`() throws {
        let jobs = (0..<4).map {
            Self.job(hours: 2.5, deadline: 24, after: $0 == 0 ? [] : [$0 - 1])
        }
        let outcome = Self.queue(jobs).plan()
        #expect(outcome.misses.isEmpty)
        for (entry, start) in [14, 16.5, 19, 21.5].enumerated() {
            #expect(outcome.place(of: entry)?.start == World.hour(start))
        }
    }

    @Test func `a chain without slack is scheduled to the second`() throws {
        // Each job alone would wait for cleaner hours, and the last one could not end in time.
        let jobs = (0..<4).map {
            Self.job(
                hours: 4001.0 / 3600, deadline: $0 == 3 ? 4 * 4001.0 / 3600 : 24,
                after: $0 == 0 ? [] : [$0 - 1])
        }
        let outcome = Self.queue(jobs).plan()
        #expect(outcome.misses.isEmpty)
        for entry in 0..<4 {
            #expect(
                outcome.place(of: entry)?.start == World.dawn + TimeSpan(seconds: entry * 4001))
        }
    }

    @Test func `no job follows one that has no placement`() {
        let outcome = Self.queue([
            Self.job(hours: 3, deadline: 2), Self.job(hours: 1, deadline: 24, after: [0]),
            Self.job(hours: 1, deadline: 24, after: [1]), Self.job(hours: 1, deadline: 24),
        ]).plan()
        #expect(outcome.misses.map(\.entry).sorted() == [0, 1, 2])
        #expect(outcome.places.map(\.entry) == [3])
    }

    @Test func `a job that no other can follow in time still gets its own placement`() {
        let outcome = Self.queue([
            Self.job(hours: 3, deadline: 24), Self.job(hours: 4, deadline: 6, after: [0]),
        ]).plan()
        #expect(outcome.places.map(\.entry) == [0])
        #expect(outcome.place(of: 0)?.segments == [World.hours(21, 24)])
    }

    @Test func `a dependency outside the queue does not delay a job`() {
        let outcome = Self.queue([Self.job(hours: 1, deadline: 24, after: [77])]).plan()
        #expect(outcome.place(of: 0)?.segments == [World.hours(23, 24)])
    }

    @Test func `a job with two predecessors starts after the later one`() throws {
        var jobs = [
            Self.job(hours: 2, deadline: 24), Self.job(hours: 5, deadline: 24),
            Self.job(hours: 1, deadline: 9, after: [0, 1]),
        ]
        jobs[0].earliest = World.hour(3)
        let outcome = Self.queue(jobs).plan()
        #expect(outcome.misses.isEmpty)
        #expect(outcome.place(of: 2)?.start == World.hour(8))
    }

    @Test(arguments: 1...8) func `in a full queue, no job is placed without its predecessor`(
        _ seed: UInt64
    ) {
        var random = SplitMix64(seed: seed)
        let jobs = (0..<18).map { index in
            Self.job(
                hours: Double(Int.random(in: 2...6, using: &random)),
                deadline: Double(Int.random(in: 8...24, using: &random)),
                after: index % 3 == 0 ? [] : [index - 1],
                count: Int.random(in: 1...2, using: &random))
        }
        let hours = Self.cleanLate.shuffled(using: &random)
        let queue = QueueCase([World.outlook(carbon: hours, capacity: World.gpus(3))], jobs)
        // The judgement of every plan looks for jobs that follow one without a place.
        let outcome = queue.plan { $0.fraction < 0.74 }
        #expect(!outcome.misses.isEmpty)
    }
}

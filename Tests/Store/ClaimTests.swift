import SolsticeDomain
import SolsticeStore
import Testing

@Suite struct ClaimTests {
    private let scratch: ScratchDatabase

    init() throws { scratch = try ScratchDatabase() }

    private func folder(_ key: String) -> String { "/attempts/\(key)" }

    @Test func `if two sessions claim a job, only one gets it`() throws {
        let (first, second) = (try scratch.open(), try scratch.open())
        let id = try first.write { try $0.addJob(through: JobState.planned.path) }
        let won = try first.write { try $0.claim(id, at: Samples.now, folder: folder) }
        let lost = try second.write { try $0.claim(id, at: Samples.now, folder: folder) }
        let key = try #require(won?.key)
        #expect(key.hasPrefix("job-\(id)-1-") && key.count > "job-1-1-".count)
        #expect(
            won
                == Attempt(
                    job: id, number: 1, key: key, region: "home", folder: "/attempts/\(key)",
                    startedAt: Samples.now))
        #expect(lost == nil)
        #expect(try second.read { try $0.attempts(of: id) } == [won].compactMap { $0 })
        #expect(try second.read { try $0.job(id) }?.state == .starting)
        #expect(try second.read { try $0.events(of: id) }.last?.to == .starting)
    }

    @Test func `if many sessions claim a job concurrently, only one gets it`() async throws {
        let stores = try (0..<4).map { _ in try scratch.open() }
        let id = try stores[0].write { try $0.addJob(through: JobState.planned.path) }
        let wins = try await withThrowingTaskGroup(of: Bool.self) { group in
            for store in stores {
                for _ in 0..<5 {
                    group.addTask {
                        try store.write {
                            try $0.claim(id, at: Samples.now) { "/attempts/\($0)" } != nil
                        }
                    }
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(wins == 1)
        #expect(try scratch.count(of: "attempt") == 1)
    }

    @Test func `a job waits for accelerators that another holds longer than planned`() throws {
        let store = try scratch.open()
        let capacity = [AcceleratorCapacity(accelerator: "v100", count: 6)]
        let ids = try store.write { session in
            try session.save(Samples.region(capacity: capacity))
            return try (0..<2).map { _ in
                try session.addJob(Samples.job(count: 4), through: JobState.planned.path)
            }
        }
        let first = try store.write { try $0.claim(ids[0], at: Samples.now, folder: folder) }
        let late = Samples.now + TimeSpan(hours: 9)
        #expect(try store.write { try $0.claim(ids[1], at: late, folder: folder) } == nil)
        #expect(try store.read { try $0.job(ids[1]) }?.state == .planned)
        try store.write { try $0.finish(try #require(first), outcome: .exited(0), at: late) }
        #expect(try store.write { try $0.claim(ids[1], at: late, folder: folder) } != nil)
    }

    @Test(arguments: JobState.allCases.filter { $0 != .planned && $0 != .paused })
    func `only a job that waits can be claimed`(state: JobState) throws {
        let store = try scratch.open()
        let id = try store.write { try $0.addJob(through: state.path) }
        let before = try scratch.dump()
        #expect(try store.write { try $0.claim(id, at: Samples.now, folder: folder) } == nil)
        #expect(try scratch.dump() == before)
    }

    @Test(arguments: [
        Attempt.Outcome.exited(0), .exited(255), .signalled(9), .neverStarted("no such file"),
        .unknown,
    ])
    func `the end of an attempt reads back`(outcome: Attempt.Outcome) throws {
        let store = try scratch.open()
        let end = Samples.now + .hour
        let id = try store.write { session in
            let id = try session.addJob(through: JobState.planned.path)
            let attempt = try #require(
                try session.claim(id, at: Samples.now, folder: folder))
            #expect(try session.openAttempts() == [attempt])
            try session.finish(attempt, outcome: outcome, at: end)
            return id
        }
        let found = try #require(try store.read { try $0.attempts(of: id) }.first)
        #expect(found.outcome == outcome)
        #expect(found.endedAt == end)
        #expect(try store.read { try $0.openAttempts() } == [])
    }
}

import GRDB
import SolsticeDomain
import SolsticeFeeds
import SolsticeStore
import SolsticeTesting
import Synchronization
import Testing

@testable import Solstice

/// Answers that are sound and that the database refuses to keep.
@Suite(.timeLimit(.minutes(20)), .serialized) struct KeepingTests {
    private let bench: FeedBench

    init() throws { bench = try FeedBench() }

    private func execute(_ sql: String) throws {
        try DatabaseQueue(path: bench.path).write { try $0.execute(sql: sql) }
    }

    @Test func `a response that cannot be stored is reported once, and so is its recovery`()
        async throws
    {
        try bench.scheduler().addFeed(bench.feed(.electricityMaps, recentOnly: true))
        try execute(
            """
            CREATE TRIGGER refuse BEFORE INSERT ON importBatch
            BEGIN SELECT RAISE(ABORT, 'refused by a test'); END
            """)
        let told = Mutex<[String]>([])
        let follower = try FeedFollower(
            databasePath: bench.path, clock: .running(from: bench.clock.now, rate: 3600),
            environment: FeedBench.environment, limits: .endless, jitter: { 0 }
        ) { notice in
            told.withLock { told in
                switch notice {
                case .feedTrouble(let feed, _): told.append("trouble of \(feed)")
                case .feedRecovered(let feed): told.append("recovery of \(feed)")
                case .databaseTrouble, .feedsTrouble: told.append("\(notice)")
                default: break
                }
            }
        }
        let work = Task { await follower.follow() }
        defer { work.cancel() }
        try await until { bench.server.requests.count >= 6 }
        #expect(told.withLock { $0 } == ["trouble of electricityMaps"])
        #expect(try bench.scheduler().database.store.read { try $0.newestBatch() } == nil)
        try execute("DROP TRIGGER refuse")
        try await until { told.withLock { $0.count } >= 2 }
        let asked = bench.server.requests.count
        try await until { bench.server.requests.count >= asked + 4 }
        #expect(
            told.withLock { $0 } == ["trouble of electricityMaps", "recovery of electricityMaps"])
        work.cancel()
        await work.value
    }

    /// Waits for a condition; four minutes at most, which only the busiest machine takes.
    private func until(_ isTrue: () throws -> Bool) async throws {
        let start = ContinuousClock.now
        while try !isTrue(), ContinuousClock.now - start < .seconds(240) {
            try await Task.sleep(for: .milliseconds(5))
        }
    }
}

import SolsticeDomain
import SolsticeFeeds
import SolsticeStore
import Synchronization
import Testing

@testable import Solstice

/// Answers that cannot be kept: a person hears of it, and the provider is left alone for a while.
@Suite(.timeLimit(.minutes(20))) struct KeepingTests {
    private let bench: FeedBench
    private let notices = Notices()

    /// What was told, in order.
    private final class Notices: Sendable {
        private let lines = Mutex<[String]>([])

        func add(_ line: String) { lines.withLock { $0.append(line) } }

        var all: [String] { lines.withLock { $0 } }
    }

    init() throws {
        bench = try FeedBench()
        try bench.scheduler().addFeed(bench.feed(.electricityMaps, recentOnly: true))
    }

    /// Follows feeds until `isOver` says so, four minutes at most.
    private func follow(until isOver: () throws -> Bool) async throws {
        let follower = try FeedFollower(
            databasePath: bench.path, clock: .running(from: bench.clock.now, rate: 60),
            environment: FeedBench.environment, limits: .patient, jitter: { 0 }
        ) { [notices] notice in
            switch notice {
            case .feedTrouble(let feed, let diagnostic):
                notices.add("\(feed): \(diagnostic.problem)")
            case .feedRecovered(let feed): notices.add("\(feed) recovered")
            default: notices.add("\(notice)")
            }
        }
        let work = Task { await follower.follow() }
        let start = ContinuousClock.now
        while try !isOver(), ContinuousClock.now - start < .seconds(240) {
            try await Task.sleep(for: .milliseconds(5))
        }
        work.cancel()
        await work.value
    }

    /// A region that makes the hours of the feed's zone those of a place.
    private func locate(_ timeZone: String) throws {
        try bench.scheduler().store.write {
            try $0.save(
                Region(id: "home", zone: "DE", timeZone: timeZone, executor: .local, isHome: true))
        }
    }

    @Test func `an answer that cannot be kept is told once, and once that it can`() async throws {
        try locate("Nowhere/None")
        try await follow { bench.server.requests.count >= 4 }
        let told = notices.all
        #expect(told.count == 1)
        #expect(told.first?.hasPrefix("electricityMaps: feed electricityMaps: ") == true)
        #expect(try bench.history(.electricityMaps).isEmpty)
        try locate("UTC")
        try await follow { try !bench.history(.electricityMaps).isEmpty }
        #expect(try !bench.history(.electricityMaps).isEmpty)
    }
}

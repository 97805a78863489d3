import SolsticeTesting
import SolsticeDomain
import SolsticeFeeds
import SolsticeStore
import Synchronization
import Testing

@testable import Solstice

/// Long histories that are interrupted.
@Suite(.timeLimit(.minutes(20))) struct ResumeTests {
    @Test(arguments: FeedBench.Kind.allCases)
    func `a backfill stopped after any page resumes from there`(
        kind: FeedBench.Kind
    ) async throws {
        let bench = try FeedBench()
        let feed = bench.feed(kind, since: FeedBench.start - .day * 70)
        try bench.scheduler().addFeed(feed)
        var pages = 0
        // Each page by a scheduler, client and login of its own, as after a kill.
        while case .more = try await bench.step(kind.id, .history).next {
            pages += 1
            let record = try bench.scheduler().feedRecord(kind.id)
            #expect(record.states[0].cursor == record.newestHour)
            #expect(record.states[0].pageCount == pages)
        }
        let now = bench.clock.now
        #expect(
            try bench.history(kind) == bench.truth(kind, from: feed.since, to: now, knownAt: now))
        let asked = bench.server.requests.filter { $0.path != "/login" }.count
        #expect(asked == pages + 1)
    }

    @Test func `the cursor moves with the page or not at all`() async throws {
        let bench = try FeedBench()
        let scheduler = try bench.scheduler()
        let feed = bench.feed(.national)
        try scheduler.addFeed(feed)
        let before = try scheduler.feedRecord(feed.id)
        struct Stopped: Error {}
        let page = try PageReading(
            Array(Self.page.utf8),
            answering: try #require(
                try FeedPages.next(of: feed, before.states[0], now: scheduler.now)),
            now: scheduler.now)
        // What a kill does to a transaction that has written everything and not ended.
        #expect(throws: Diagnostic.self) {
            let imports = Imports(database: scheduler.database)
            _ = try imports.carbon(page.content, from: page.file) { session, _ in
                var moved = before.states[0]
                moved.cursor = scheduler.now
                try session.keep(moved, ofFeed: feed.id)
                throw Stopped()
            }
        }
        #expect(try scheduler.feedRecord(feed.id) == before)
        #expect(try bench.history(.national) == [])
        #expect(try scheduler.database.store.read { try $0.newestBatch() } == nil)
    }

    private static let page = """
        {"data":[{"from":"2024-02-19T00:00Z","to":"2024-02-19T00:30Z","intensity":
        {"forecast":200,"actual":210,"index":"moderate"}}]}
        """

    @Test func `a cancelled sync keeps what arrived and continues later`() async throws {
        let bench = try FeedBench()
        let feed = bench.feed(.electricityMaps, since: FeedBench.start - .day * 40)
        let scheduler = try bench.scheduler()
        try scheduler.addFeed(feed)
        let pauses = Mutex(0)
        let run = FeedSyncRun(
            scheduler: scheduler, environment: FeedBench.environment,
            pause: { _ in
                if pauses.withLock({
                    $0 += 1; return $0
                }) == 3 {
                    withUnsafeCurrentTask { $0?.cancel() }
                }
            })
        _ = try await Task { try await run.sync([feed.id]) }.value
        let kept = try scheduler.feedRecord(feed.id)
        #expect(kept.states[0].pageCount == 3)
        #expect(kept.trouble == nil)
        try await bench.sync(feed.id)
        let now = bench.clock.now
        #expect(
            try bench.history(.electricityMaps)
                == bench.truth(.electricityMaps, from: feed.since, to: now, knownAt: now))
    }

    @Test func `history is read again from the requested time`() async throws {
        let late = Mutex(false)
        let bench = try FeedBench { _, reply in
            // Old hours that were corrected long after.
            guard late.withLock({ $0 }), case .answer(200, let headers, let body) = reply else {
                return reply
            }
            return .answer(
                200, headers, body.replacing(/"actual":1[0-9]+/) { _ in "\"actual\":77" })
        }
        let feed = bench.feed(.national)
        let scheduler = try bench.scheduler()
        try scheduler.addFeed(feed)
        try await bench.sync(feed.id)
        late.withLock { $0 = true }
        try scheduler.rewindFeed(feed.id, to: feed.since)
        try await bench.sync(feed.id)
        let kept = try bench.history(.national)
        #expect(
            kept.contains { $0.hasPrefix("\(feed.since + .hour * 3) ") && $0.hasSuffix(" 77.0") })
    }
}

import SolsticeTesting
import SolsticeTestSupport
import Foundation
import SolsticeDomain
import SolsticeFeeds
import Testing

@testable import Solstice

/// What feeds bring from providers that answer as their documentation says.
@Suite(.timeLimit(.minutes(20))) struct SyncTests {
    @Test(arguments: FeedBench.Kind.allCases)
    func `a feed imports exactly the existing history over several pages`(
        kind: FeedBench.Kind
    ) async throws {
        let bench = try FeedBench()
        let feed = bench.feed(kind, since: FeedBench.start - .day * 70)
        try bench.scheduler().addFeed(feed)
        #expect(try await bench.sync(kind.id) == [])
        let now = bench.clock.now
        #expect(
            try bench.history(kind) == bench.truth(kind, from: feed.since, to: now, knownAt: now))
        let record = try bench.scheduler().feedRecord(kind.id)
        #expect(record.newestHour == now)
        #expect(record.trouble == nil)
        #expect(record.states[0].pageCount > 1)
        #expect(record.states[0].insertedCount == (now - feed.since).seconds / kind.step.seconds)
    }

    @Test func `a feed named twice is queried once`() async throws {
        let bench = try FeedBench()
        try bench.scheduler().addFeed(bench.feed(.national))
        try await bench.sync(FeedBench.Kind.national.id, FeedBench.Kind.national.id)
        let twice = try bench.scheduler().feedRecord(FeedBench.Kind.national.id).states[0]
        let other = try FeedBench()
        try other.scheduler().addFeed(other.feed(.national))
        try await other.sync(FeedBench.Kind.national.id)
        let once = try other.scheduler().feedRecord(FeedBench.Kind.national.id).states[0]
        #expect(twice.pageCount == once.pageCount && twice.insertedCount == once.insertedCount)
    }

    @Test(arguments: FeedBench.Kind.allCases)
    func `a feed imports the provider's forecast with its time of issue`(
        kind: FeedBench.Kind
    ) async throws {
        let bench = try FeedBench()
        try bench.scheduler().addFeed(bench.feed(kind))
        try await bench.sync(kind.id)
        let forecast = try bench.forecast(kind)
        let span = try #require(forecast.span)
        #expect(span.end > bench.clock.now + .hour * 12)
        let issued = try #require(try bench.scheduler().feedRecord(kind.id).newestForecast)
        // Great Britain does not say when a forecast was made; it is as old as its answer then.
        let isStated = kind == .electricityMaps || kind == .wattTime
        #expect(issued == (isStated ? FeedBench.start + .hour * 6 : bench.clock.now))
    }

    @Test(arguments: FeedBench.Kind.allCases)
    func `revised values are replaced and counted, and nothing is stored twice`(
        kind: FeedBench.Kind
    ) async throws {
        let bench = try FeedBench()
        let feed = bench.feed(kind)
        try bench.scheduler().addFeed(feed)
        try await bench.sync(kind.id)
        let first = try bench.scheduler().feedRecord(kind.id).states[0]
        bench.clock.advance(by: .day)
        try await bench.sync(kind.id)
        let now = bench.clock.now
        #expect(
            try bench.history(kind) == bench.truth(kind, from: feed.since, to: now, knownAt: now))
        let second = try bench.scheduler().feedRecord(kind.id).states[0]
        let perDay = TimeSpan.day.seconds / kind.step.seconds
        #expect(second.insertedCount - first.insertedCount == perDay)
        // Estimates of the half day before, all but the one that had settled; regions are never settled.
        #expect(second.replacedCount == (kind == .regional ? 0 : perDay / 2 - 1))
    }

    @Test func `a second sync in the same half-hour changes nothing`() async throws {
        let bench = try FeedBench()
        try bench.scheduler().addFeed(bench.feed(.national))
        try await bench.sync("national")
        let before = try bench.scheduler().feedRecord("national").states[0]
        try await bench.sync("national")
        let after = try bench.scheduler().feedRecord("national").states[0]
        #expect(after.insertedCount == before.insertedCount)
        #expect(after.replacedCount == 0)
        #expect(after.cursor == before.cursor)
    }

    @Test func `an unmodified page is not read again`() async throws {
        let bench = try FeedBench { request, reply in
            guard case .answer(200, _, let body) = reply else { return reply }
            let isKnown = request.headers["if-none-match"] == "\"v1\""
            return isKnown ? .answer(304, [:], "") : .answer(200, ["ETag": "\"v1\""], body)
        }
        try bench.scheduler().addFeed(bench.feed(.electricityMaps, recentOnly: true))
        try await bench.sync("electricityMaps")
        let asked = bench.server.requests.count
        try await bench.sync("electricityMaps")
        let again = bench.server.requests.dropFirst(asked)
        #expect(again.map { $0.headers["if-none-match"] } == ["\"v1\"", "\"v1\""])
        let record = try bench.scheduler().feedRecord("electricityMaps")
        #expect(record.states.map(\.pageCount) == [1, 1])
        #expect(record.trouble == nil)
    }

    @Test func `a free subscription yields the newest 24 hours`() async throws {
        let bench = try FeedBench()
        try bench.scheduler().addFeed(bench.feed(.electricityMaps, recentOnly: true))
        try await bench.sync("electricityMaps")
        let now = bench.clock.now
        #expect(
            try bench.history(.electricityMaps)
                == bench.truth(.electricityMaps, from: now - .day, to: now, knownAt: now))
        #expect(bench.server.requests.allSatisfy { !$0.path.hasSuffix("past-range") })
    }

    @Test func `an expired login is renewed`() async throws {
        let bench = try FeedBench()
        let scheduler = try bench.scheduler()
        try scheduler.addFeed(bench.feed(.wattTime))
        let record = try scheduler.feedRecord("wattTime")
        let outcome = try await FeedClient.lend { client in
            let sync = FeedSync(
                scheduler: scheduler, client: client, environment: FeedBench.environment)
            let first = try await sync.step(record.feed, record.states[0])
            bench.providers.expireLogins()
            return (first, try await sync.step(record.feed, record.states[1]))
        }
        #expect(outcome.0.state.trouble == nil && outcome.1.state.trouble == nil)
        #expect(bench.server.requests.map(\.path).filter { $0 == "/login" }.count == 2)
    }

    @Test func `pages stay within provider limits and go forward in time`() async throws {
        let bench = try FeedBench()
        try bench.scheduler().addFeed(
            bench.feed(.electricityMaps, since: FeedBench.start - .day * 40))
        try await bench.sync("electricityMaps")
        let starts = bench.server.requests.compactMap { $0.query("start") }.map(moment)
        #expect(starts.count == 7)
        #expect(starts == starts.sorted())
    }

    @Test func `feeds of two hosts are updated concurrently`() async throws {
        let bench = try FeedBench()
        let second = bench.server
        let providers = bench.providers
        // The first answers once the second has been asked.
        let first = try StandIn { request in
            for _ in 0..<60_000 where second.requests.isEmpty { usleep(5000) }
            return second.requests.isEmpty ? .answer(500, "{}") : providers.reply(request)
        }
        let slow = bench.feed(.national)
        try bench.scheduler().addFeed(
            Feed(
                id: "slow", provider: slow.provider, zone: slow.zone, signal: slow.signal,
                baseURL: first.address, since: slow.since))
        try bench.scheduler().addFeed(bench.feed(.electricityMaps))
        #expect(try await bench.sync("slow", "electricityMaps") == [])
        #expect(try bench.scheduler().feedRecord("slow").states[0].pageCount > 1)
    }

    @Test func `a gap at the provider is skipped`() async throws {
        let gap = TimeWindow(start: FeedBench.start - .day * 15, length: .day * 9)
        let bench = try FeedBench(gap: gap)
        let feed = bench.feed(.electricityMaps)
        try bench.scheduler().addFeed(feed)
        let troubles = try await bench.sync("electricityMaps")
        #expect(troubles.map(\.description) == [])
        let now = bench.clock.now
        let kept = try bench.history(.electricityMaps)
        let truth = bench.truth(.electricityMaps, from: feed.since, to: now, knownAt: now)
        #expect(kept.count == truth.count - 9 * 24)
        #expect(Set(kept).isSubset(of: Set(truth)))
    }
}

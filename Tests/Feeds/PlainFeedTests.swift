import SolsticeTesting
import Foundation
import SolsticeDomain
import SolsticeFeeds
import SolsticeStore
import Testing

@testable import Solstice
import SolsticePresentation

/// Feeds from any address and any command.
@Suite(.timeLimit(.minutes(20))) struct PlainFeedTests {
    private static func table(_ hours: Range<Int>) -> String {
        "zone,utc,direct_g_per_kwh\n"
            + hours.map { "DE,\(FeedBench.start + .hour * Double($0)),\(200 + $0)\n" }.joined()
    }

    private func feed(
        _ provider: FeedProvider, url: String? = nil, command: [String] = [],
        reading: Feed.Reading = .init(), zone: ZoneID? = "DE"
    ) -> Feed {
        Feed(
            id: "own", provider: provider, zone: zone, baseURL: url, command: command,
            since: FeedBench.start, reading: reading)
    }

    private func kept(_ bench: FeedBench) throws -> [Double] {
        try bench.scheduler().database.store.read {
            try $0.carbonHistory(zone: "DE", signal: .direct)
        }
        .pieces.map(\.value.gramsPerKWh)
    }

    @Test func `an address yields a table, whose future hours are left for later`() async throws {
        let server = try StandIn { _ in .answer(Self.table(0..<24)) }
        let bench = try FeedBench()
        try bench.scheduler().addFeed(feed(.url, url: server.address + "/carbon.csv"))
        bench.clock.advance(by: .hour * 13)
        #expect(try await bench.sync("own") == [])
        #expect(try kept(bench) == (0..<23).map { Double(200 + $0) })
        bench.clock.advance(by: .hour)
        try await bench.sync("own")
        #expect(try kept(bench).count == 24)
    }

    @Test func `the last of contradictory values is kept and counted without an error`()
        async throws
    {
        let twice = Self.table(0..<3) + "DE,\(FeedBench.start + .hour),777\n"
        let server = try StandIn { _ in .answer(twice) }
        let bench = try FeedBench()
        try bench.scheduler().addFeed(feed(.url, url: server.address + "/carbon.csv"))
        bench.clock.advance(by: .hour * 4)
        #expect(try await bench.sync("own") == [])
        #expect(try kept(bench) == [200, 777, 202])
        let state = try #require(try bench.scheduler().feedRecord("own").states.first)
        #expect(state.contradictionCount == 1 && state.trouble == nil)
    }

    @Test func `a forecast in place of a history is an error and is not stored`()
        async throws
    {
        let page =
            "{\"zone\":\"DE\",\"updatedAt\":\"\(FeedBench.start)\",\"forecast\":["
            + "{\"carbonIntensity\":300,\"datetime\":\"\(FeedBench.start + .hour)\","
            + "\"emissionFactorType\":\"direct\"}]}"
        let server = try StandIn { _ in .answer(page) }
        let bench = try FeedBench()
        try bench.scheduler().addFeed(feed(.url, url: server.address + "/carbon.json"))
        bench.clock.advance(by: .hour * 4)
        let progress = try await bench.step("own", .history)
        guard case .again(_, let trouble) = progress.next else {
            Issue.record("it was taken")
            return
        }
        #expect(trouble.problem.description.contains("a forecast and not a history"))
        #expect(try kept(bench) == [])
    }

    @Test func `a table truncated in its last line is rejected`() async throws {
        let bench = try FeedBench()
        let server = try StandIn { _ in .cut(Self.table(0..<9), after: 120) }
        try bench.scheduler().addFeed(feed(.url, url: server.address + "/carbon.csv"))
        let progress = try await bench.step("own", .history)
        guard case .again(_, let trouble) = progress.next else {
            Issue.record("it was taken")
            return
        }
        #expect(trouble.kind == .temporary)
        #expect(try kept(bench) == [])
    }

    @Test func `an address yields a forecast, issued when it was fetched`() async throws {
        let server = try StandIn { _ in .answer(Self.table(10..<40)) }
        let bench = try FeedBench()
        try bench.scheduler().addFeed(
            feed(.url, url: server.address, reading: .init(isForecast: true)))
        #expect(try await bench.sync("own") == [])
        #expect(try kept(bench) == [])
        let now = bench.clock.now
        let forecast = try bench.scheduler().database.store.read {
            try $0.latestForecast(zone: "DE", signal: .direct, by: now)
        }
        #expect(forecast.pieces.count == 30)
        #expect(try bench.scheduler().feedRecord("own").newestForecast == now)
    }

    @Test func `a command's output is read, and no shell sees its arguments`() async throws {
        let bench = try FeedBench()
        let path = try bench.file("table; touch here.csv", Self.table(0..<5))
        try bench.scheduler().addFeed(feed(.command, command: ["cat", path]))
        #expect(try await bench.sync("own") == [])
        #expect(try kept(bench).count == 5)
    }

    @Test(arguments: [
        (["false"], FeedTrouble.Kind.temporary, "ended with"),
        (["sh", "-c", "echo no key >&2; exit 3"], .temporary, "ended with"),
        (["no-such-command-anywhere"], .gone, "there is no command"),
        (["echo", "hello"], .malformed, "cannot be used"),
        (["sleep", "60"], .temporary, "did not end within"),
    ])
    func `a command that does not print a table is reported`(
        words: [String], kind: FeedTrouble.Kind, part: String
    ) async throws {
        let bench = try FeedBench()
        try bench.scheduler().addFeed(feed(.command, command: words))
        var limits = FeedClient.Limits()
        if words[0] == "sleep" { limits.answering = .milliseconds(300) }
        let progress = try await bench.step("own", .history, limits: limits)
        guard case .again(_, let trouble) = progress.next else {
            Issue.record("it went unnoticed")
            return
        }
        #expect(trouble.kind == kind)
        #expect(trouble.problem.text(.commandLine).contains(part), "\(trouble.problem)")
        if words[0] == "sh" { #expect(trouble.causes == ["it says: no key"]) }
    }

    @Test(arguments: [
        Feed(id: "", provider: .greatBritain, zone: "GB", since: FeedBench.start),
        Feed(id: "a b", provider: .greatBritain, zone: "GB", since: FeedBench.start),
        Feed(id: "x", provider: .greatBritain, zone: "GB-99", since: FeedBench.start),
        Feed(
            id: "x", provider: .greatBritain, zone: "GB", signal: .lifecycle,
            since: FeedBench.start),
        Feed(
            id: "x", provider: .greatBritain, zone: "GB", token: .environment("X"),
            since: FeedBench.start),
        Feed(id: "x", provider: .electricityMaps, zone: "DE", since: FeedBench.start),
        Feed(id: "x", provider: .electricityMaps, zone: nil, since: FeedBench.start),
        Feed(
            id: "x", provider: .electricityMaps, zone: "DE", baseURL: "http://example.org",
            token: .environment("X"), since: FeedBench.start),
        Feed(
            id: "x", provider: .electricityMaps, zone: "DE", token: .file("/no/such/file"),
            since: FeedBench.start),
        Feed(id: "x", provider: .url, zone: "DE", since: FeedBench.start),
        Feed(
            id: "x", provider: .url, zone: "DE", baseURL: "https://me:pw@example.org",
            since: FeedBench.start),
        Feed(id: "x", provider: .command, zone: "DE", since: FeedBench.start),
        Feed(
            id: "x", provider: .greatBritain, zone: "GB", command: ["ls"], since: FeedBench.start),
        Feed(
            id: "x", provider: .greatBritain, zone: "GB", since: FeedBench.start,
            interval: TimeSpan(seconds: 59)),
        Feed(
            id: "x", provider: .command, zone: "DE", command: ["ls"], since: FeedBench.start,
            reading: .init(unit: "stone/kWh")),
        Feed(
            id: "x", provider: .command, zone: "DE", command: ["ls"], since: FeedBench.start,
            reading: .init(timeZone: "Mars/Olympus")),
    ])
    func `a feed that can never be queried is not added`(feed: Feed) throws {
        let scheduler = try FeedBench().scheduler()
        let refused = try #require(throws: Diagnostic.self) { try scheduler.addFeed(feed) }
        #expect(refused.kind == .usage)
        #expect(refused.remedy != nil)
        #expect(!refused.description.contains("pw"))
        #expect(try scheduler.feedRecords() == [])
    }

    @Test func `feed names are unique, and similar ones are suggested`() throws {
        let bench = try FeedBench()
        let scheduler = try bench.scheduler()
        try scheduler.addFeed(bench.feed(.national))
        #expect(throws: Diagnostic.self) { try scheduler.addFeed(bench.feed(.national)) }
        let unknown = try #require(throws: Diagnostic.self) { try scheduler.removeFeed("natonal") }
        #expect(unknown.remedy == "did you mean national?")
        try scheduler.removeFeed("national")
        #expect(try scheduler.feedRecords() == [])
    }
}

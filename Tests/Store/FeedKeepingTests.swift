import GRDB
import SolsticeDomain
import SolsticeStore
import Testing

@Suite struct FeedKeepingTests {
    private static let now = Samples.now

    static let feeds = [
        Feed(id: "gb", provider: .greatBritain, zone: "GB", signal: .direct, since: now),
        Feed(
            id: "de", provider: .electricityMaps, zone: "DE", signal: .lifecycle,
            baseURL: "https://example.org", token: .environment("TOKEN"), since: now - .day,
            interval: .hour, isRecentOnly: true),
        Feed(
            id: "own", provider: .command, zone: nil, command: ["./say \"it\"", "x y"],
            since: now,
            reading: .init(
                unit: "lb/MWh", timeZone: "Europe/Berlin", format: "csv", isForecast: true)),
        Feed(
            id: "page", provider: .url, zone: "FR", baseURL: "https://example.org/?k={token}",
            token: .file("/etc/token"), since: now),
    ]

    @Test(arguments: feeds)
    func `a feed reads back unchanged`(feed: Feed) throws {
        let store = try ScratchDatabase().open()
        try store.write { try $0.add(feed, at: Self.now) }
        #expect(try store.read { try $0.feeds() } == [feed])
        #expect(
            try store.read { try $0.feedStates(feed.id) }
                == feed.streams.map { FeedState(stream: $0, dueAt: Self.now) })
    }

    @Test func `a feed's progress is stored with its error`() throws {
        let store = try ScratchDatabase().open()
        try store.write { try $0.add(Self.feeds[0], at: Self.now) }
        var state = FeedState(stream: .history, dueAt: Self.now + .hour)
        state.cursor = Self.now - .hour
        state.succeededAt = Self.now - .day
        state.validators = .init(page: "https://a/b", entityTag: "\"1\"", lastModified: nil)
        state.failureCount = 3
        state.trouble = .init(
            FeedTrouble(.throttled, "too much", causes: ["said \"no\""], remedy: "wait"),
            at: Self.now)
        state.pageCount = 4
        state.insertedCount = 5
        state.replacedCount = 6
        try store.write { try $0.keep(state, ofFeed: "gb") }
        #expect(try store.read { try $0.feedStates("gb") }.first == state)
        state.trouble = nil
        state.failureCount = 0
        try store.write { try $0.keep(state, ofFeed: "gb") }
        #expect(try store.read { try $0.feedStates("gb") }.first == state)
    }

    @Test(
        arguments: [
            "[{ is no list", "[{\"text\":\"a\"}]", "",
            "say \(run: .feedSync, "gb", .set(.zone, "GB"))",
            "\(set: .tokenFile, "PATH")", "leave \(setting: .tokenEnv) out, or \(set: .force)",
        ] as [Message])
    func `a remedy is stored with what it refers to`(remedy: Message) throws {
        let store = try ScratchDatabase().open()
        try store.write { try $0.add(Self.feeds[0], at: Self.now) }
        var state = FeedState(stream: .history, dueAt: Self.now)
        state.failureCount = 1
        state.trouble = .init(
            FeedTrouble(.gone, "no \(setting: .zone)", causes: [remedy], remedy: remedy),
            at: Self.now)
        let kept = state
        try store.write { try $0.keep(kept, ofFeed: "gb") }
        #expect(try store.read { try $0.feedStates("gb") }.first == state)
    }

    @Test func `an error from an earlier version is read as it was written`() throws {
        let scratch = try ScratchDatabase()
        let store = try scratch.open()
        try store.write { try $0.add(Self.feeds[0], at: Self.now) }
        try scratch.raw().write {
            try $0.execute(
                sql: """
                    UPDATE feedState SET failureCount = 1, troubleKind = 'gone', trouble = 'lost',
                        troubleCauses = '["why"]', troubleRemedy = 'use --zone GB', troubleAt = 1
                    """)
        }
        let trouble = try store.read { try $0.feedStates("gb") }.first?.trouble?.trouble
        #expect(trouble == FeedTrouble(.gone, "lost", causes: ["why"], remedy: "use --zone GB"))
    }

    @Test func `a removed feed stays removed, even if a query was in progress`() throws {
        let store = try ScratchDatabase().open()
        try store.write { try $0.add(Self.feeds[0], at: Self.now) }
        try store.write { try $0.removeFeed("gb") }
        try store.write {
            try $0.keep(FeedState(stream: .history, dueAt: Self.now), ofFeed: "gb")
        }
        #expect(try store.read { try $0.feedStates("gb") } == [])
    }
}

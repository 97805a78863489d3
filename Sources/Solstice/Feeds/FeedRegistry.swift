import SolsticeDomain
import SolsticeFeeds
import SolsticeGridData
import SolsticeStore

/// Adds, removes and shows feeds.
struct FeedRegistry {
    let context: PlanningContext
    private var session: StoreSession { context.session }
    private var now: Instant { context.now }

    /// Adds a feed, due at once; nothing is fetched yet.
    /// - Throws: a ``Diagnostic`` if the name is taken, or the feed could never be fetched.
    func add(_ feed: Feed) throws {
        try check(feed)
        if try session.feeds().contains(where: { $0.id == feed.id }) {
            throw Diagnostic(
                .usage, "there is a feed \(feed.id) already",
                remedy: "give it another name, or remove that one: "
                    + "\(run: .feedRemove, .text(feed.id))")
        }
        try session.add(feed, at: now)
    }

    /// Removes a feed; its imported values stay.
    /// - Throws: a ``Diagnostic`` that names the nearest if there is none of this name.
    func remove(_ id: String) throws {
        _ = try session.existingFeed(id)
        try session.removeFeed(id)
    }

    /// Every feed with its progress.
    func records() throws -> [FeedRecord] {
        try session.feeds().map { try record(of: $0) }
    }

    /// One feed with its progress.
    /// - Throws: a ``Diagnostic`` that names the nearest if there is none of this name.
    func record(_ id: String) throws -> FeedRecord {
        try record(of: try session.existingFeed(id))
    }

    /// Restarts a feed from a moment: existing values are compared page by page.
    func rewind(_ id: String, to moment: Instant) throws {
        _ = try session.existingFeed(id)
        for var state in try session.feedStates(id) where state.stream == .history {
            state.cursor = moment
            state.validators = nil
            state.dueAt = now
            try session.keep(state, ofFeed: id)
        }
    }

    private func record(of feed: Feed) throws -> FeedRecord {
        let signals = feed.signal.map { [$0] } ?? CarbonSignal.allCases
        var newestHour: Instant?
        var newestForecast: Instant?
        if let zone = feed.zone {
            newestHour = try signals.compactMap {
                try session.carbonHistoryEnd(zone: zone, signal: $0)
            }.max()
            newestForecast = try signals.compactMap {
                try session.newestForecastIssue(zone: zone, signal: $0, by: now)
            }.max()
        }
        let states = try session.feedStates(feed.id)
        return FeedRecord(
            feed: feed, states: states,
            newestHour: newestHour ?? states.first { $0.stream == .history }?.cursor,
            newestForecast: newestForecast ?? states.first { $0.stream == .forecast }?.cursor)
    }

    /// Throws if no request could be made from the feed.
    private func check(_ feed: Feed) throws {
        let provider = feed.provider
        guard !feed.id.isEmpty, feed.id.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else {
            throw Diagnostic(
                .usage, "a feed needs a name without blanks", remedy: "use one such as gb")
        }
        if provider.hasPages, feed.zone ?? "" == "" {
            let example =
                provider == .wattTime ? "CAISO_NORTH" : provider == .greatBritain ? "GB" : "DE"
            throw Diagnostic(
                .usage, "feed \(feed.id) needs the zone to ask for",
                remedy: "add \(setting: .zone), such as \(set: .zone, example)")
        }
        if let signal = feed.signal, !FeedPages.signals(of: provider).contains(signal) {
            throw Diagnostic(
                .usage, "\(provider.title) has no \(signal.rawValue) carbon intensity",
                remedy: "use \(setting: .signal) "
                    + Message(
                        FeedPages.signals(of: provider).map(\.rawValue).joined(separator: " or ")))
        }
        try checkToken(feed)
        try checkSource(feed)
        try checkReading(feed.reading)
        guard (60...2_678_400).contains(feed.interval.seconds) else {
            throw Diagnostic(
                .usage, "a feed is asked once a minute at most and once a month at least",
                remedy: "use \(set: .every, "30m")")
        }
        _ = try FeedPages.next(
            of: feed, FeedState(stream: .forecast, dueAt: now), now: now)
    }

    private func checkToken(_ feed: Feed) throws {
        let provider = feed.provider
        if provider.needsToken, feed.token == nil {
            throw Diagnostic(
                .usage, "\(provider.title) answers only those whom it knows",
                remedy: provider == .wattTime
                    ? "put name:password into a variable or file: "
                        + "\(set: .tokenEnv, "WATTTIME_LOGIN") or \(set: .tokenFile, "PATH")"
                    : "say where the token is: \(set: .tokenEnv, "ELECTRICITY_MAPS_TOKEN") or "
                        + "\(set: .tokenFile, "PATH")")
        }
        if feed.token != nil, provider == .greatBritain || provider == .command {
            throw Diagnostic(
                .usage, "\(provider.title) takes no token",
                remedy: "leave \(setting: .tokenEnv) and \(setting: .tokenFile) out")
        }
        // A token file that other users can read is refused before it is used.
        if case .file? = feed.token {
            do { _ = try TokenReader(environment: [:]).token(feed.token) } catch {
                throw Diagnostic(
                    .usage, "feed \(feed.id): \(error.problem)", causes: error.causes,
                    remedy: error.remedy)
            }
        }
    }

    private func checkSource(_ feed: Feed) throws {
        if feed.provider == .command, feed.command.isEmpty {
            throw Diagnostic(
                .usage, "feed \(feed.id) needs a command",
                remedy: "add it at the end: \(set: .command, "COMMAND ARGUMENT…")")
        }
        if feed.provider != .command, !feed.command.isEmpty {
            throw Diagnostic(
                .usage, "\(feed.provider.title) takes no command",
                remedy: "use \(set: .provider, "command") \(set: .command, "COMMAND ARGUMENT…")")
        }
        if feed.provider == .url, feed.baseURL == nil {
            throw Diagnostic(
                .usage, "feed \(feed.id) needs an address",
                remedy: "add \(set: .baseURL, "https://…")")
        }
        if let address = feed.baseURL ?? feed.provider.publishedURL {
            // A token may be a part of the path or query, and never of the host.
            try WebAddress.check(address, carriesToken: feed.token != nil)
        }
    }

    private func checkReading(_ reading: Feed.Reading) throws {
        if let unit = reading.unit { _ = try IntensityUnit.named(unit) }
        if let format = reading.format { _ = try FileFormat.named(format) }
        if let timeZone = reading.timeZone { _ = try context.clocks.clock(timeZone) }
    }
}

import GRDB
public import SolsticeDomain

extension StoreSession {
    /// Every feed by name.
    public func feeds() throws -> [Feed] {
        try Row.fetchAll(database, sql: "SELECT * FROM feed ORDER BY id").map(Self.feed)
    }

    /// Adds a feed that is due at once.
    public func add(_ feed: Feed, at now: Instant) throws {
        var variable: String?
        var file: String?
        switch feed.token {
        case .environment(let name): variable = name
        case .file(let path): file = path
        case nil: break
        }
        try database.execute(
            sql: """
                INSERT INTO feed (id, provider, zone, signal, baseURL, command, tokenVariable,
                    tokenFile, sinceAt, intervalSeconds, isRecentOnly, unit, timeZone, format,
                    isForecast)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                feed.id, feed.provider.rawValue, feed.zone, feed.signal?.rawValue, feed.baseURL,
                try Self.json(feed.command), variable, file, feed.since.secondsSinceEpoch,
                feed.interval.seconds, feed.isRecentOnly, feed.reading.unit,
                feed.reading.timeZone, feed.reading.format, feed.reading.isForecast,
            ])
        for stream in feed.streams {
            try keep(FeedState(stream: stream, dueAt: now), ofFeed: feed.id)
        }
    }

    /// Removes a feed; its imports stay.
    public func removeFeed(_ id: String) throws {
        try database.execute(sql: "DELETE FROM feed WHERE id = ?", arguments: [id])
    }

    /// The progress of a feed, history first.
    public func feedStates(_ id: String) throws -> [FeedState] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT * FROM feedState WHERE feed = ? ORDER BY stream DESC"),
            arguments: [id]
        ).map(Self.feedState)
    }

    /// Stores the progress of one of a feed's streams; a removed feed stays removed.
    public func keep(_ state: FeedState, ofFeed id: String) throws {
        let trouble = state.trouble?.trouble
        try database.execute(
            sql: """
                INSERT OR REPLACE INTO feedState (feed, stream, cursorAt, dueAt, succeededAt, page,
                    entityTag, lastModified, failureCount, troubleKind, trouble, troubleCauses,
                    troubleRemedy, troubleAt, pageCount, insertedCount, replacedCount,
                    contradictionCount)
                SELECT id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM feed WHERE id = ?
                """,
            arguments: [
                state.stream.rawValue, Self.seconds(state.cursor), state.dueAt.secondsSinceEpoch,
                Self.seconds(state.succeededAt), state.validators?.page,
                state.validators?.entityTag, state.validators?.lastModified, state.failureCount,
                trouble?.kind.rawValue, try trouble.map { try KeptMessage($0.problem).text },
                try trouble.map { try Self.json($0.causes.map { try KeptMessage($0).text }) },
                try trouble?.remedy.map { try KeptMessage($0).text },
                Self.seconds(state.trouble?.at), state.pageCount, state.insertedCount,
                state.replacedCount, state.contradictionCount, id,
            ])
    }

    private static func feed(_ row: Row) throws -> Feed {
        let signal: String? = row["signal"]
        let variable: String? = row["tokenVariable"]
        let file: String? = row["tokenFile"]
        return Feed(
            id: row["id"], provider: FeedProvider(rawValue: row["provider"]) ?? .command,
            zone: row["zone"], signal: signal.flatMap { CarbonSignal(rawValue: $0) },
            baseURL: row["baseURL"], command: try list(row["command"]),
            token: variable.map { .environment($0) } ?? file.map { .file($0) },
            since: Instant(secondsSinceEpoch: row["sinceAt"]),
            interval: TimeSpan(seconds: row["intervalSeconds"]),
            isRecentOnly: row["isRecentOnly"],
            reading: Feed.Reading(
                unit: row["unit"], timeZone: row["timeZone"], format: row["format"],
                isForecast: row["isForecast"]))
    }

    private static func feedState(_ row: Row) throws -> FeedState {
        var state = FeedState(
            stream: FeedStream(rawValue: row["stream"]) ?? .history,
            dueAt: Instant(secondsSinceEpoch: row["dueAt"]))
        state.cursor = instant(row["cursorAt"])
        state.succeededAt = instant(row["succeededAt"])
        let page: String? = row["page"]
        state.validators = page.map {
            FeedState.Validators(
                page: $0, entityTag: row["entityTag"], lastModified: row["lastModified"])
        }
        state.failureCount = row["failureCount"]
        state.pageCount = row["pageCount"]
        state.insertedCount = row["insertedCount"]
        state.replacedCount = row["replacedCount"]
        state.contradictionCount = row["contradictionCount"]
        let problem: String? = row["trouble"]
        let remedy: String? = row["troubleRemedy"]
        if let problem, let at = instant(row["troubleAt"]) {
            state.trouble = FeedState.Trouble(
                FeedTrouble(
                    FeedTrouble.Kind(rawValue: row["troubleKind"]) ?? .temporary,
                    KeptMessage(column: problem).message,
                    causes: try list(row["troubleCauses"]).map { KeptMessage(column: $0).message },
                    remedy: remedy.map { KeptMessage(column: $0).message }), at: at)
        }
        return state
    }
}

public import SolsticeDomain
public import SolsticeFeeds
import SolsticeStore

/// Advances a feed, one page at a time.
///
/// A page is imported as a file is, in one transaction that also moves the feed's cursor: if it is
/// interrupted, nothing is lost and nothing is imported twice.
public struct FeedSync: Sendable {
    let database: Database
    let client: FeedClient
    let tokens: TokenReader
    let jitter: @Sendable () -> Double

    /// Feeds of a scheduler's database, fetched by a client; `jitter` gives numbers in [0, 1).
    public init(
        scheduler: Scheduler, client: FeedClient, environment: [String: String],
        jitter: @escaping @Sendable () -> Double = { .random(in: 0..<1) }
    ) {
        self.init(
            database: scheduler.database, client: client, environment: environment, jitter: jitter)
    }

    init(
        database: Database, client: FeedClient, environment: [String: String],
        jitter: @escaping @Sendable () -> Double
    ) {
        self.database = database
        self.client = client
        tokens = TokenReader(environment: environment)
        self.jitter = jitter
    }

    /// Fetches one page of a stream and keeps what it holds.
    /// - Throws: a ``Diagnostic`` if the database cannot be used. Trouble with the provider is not
    ///   an error: it is recorded, and part of the result.
    public func step(
        _ feed: Feed, _ state: FeedState
    ) async throws(Diagnostic) -> FeedProgress {
        var state = state
        do {
            let request: FeedRequest?
            do { request = try FeedPages.next(of: feed, state, now: database.now) } catch {
                throw FeedTrouble(.gone, error.problem, causes: error.causes, remedy: error.remedy)
            }
            guard let request else { return try rest(feed, &state, now: database.now) }
            let token = try tokens.token(feed.token)
            let answer = try await client.answer(
                to: request, known: state.validators, token: token)
            // An answer's values were known when it arrived, not when it was requested.
            let now = database.now
            switch answer {
            case .unchanged:
                if let window = request.window, !request.isLast {
                    state.cursor = max(state.cursor ?? window.start, window.end)
                }
                return try rest(feed, &state, now: now, isLast: request.isLast)
            case .page(let bytes, let validators):
                let page = try PageReading(bytes, answering: request, now: now)
                return try keep(page, validators, request, of: feed, state, now: now)
            }
        } catch let trouble as FeedTrouble {
            // A cancelled request says nothing about the provider.
            if Task.isCancelled {
                return FeedProgress(
                    next: .again(notBefore: state.dueAt, trouble), stream: state.stream,
                    state: state, inserted: 0, replaced: 0)
            }
            return try note(trouble, feed, &state, now: database.now)
        } catch let diagnostic as Diagnostic {
            throw diagnostic
        } catch {
            throw Diagnostic(.software, "feed \(feed.id) went wrong", causes: ["\(error)"])
        }
    }

    private func keep(
        _ page: PageReading, _ validators: FeedState.Validators?, _ request: FeedRequest,
        of feed: Feed, _ before: FeedState, now: Instant
    ) throws(Diagnostic) -> FeedProgress {
        var state = before.withoutTrouble(at: now)
        state.cursor =
            request.stream == .history
            ? FeedPages.cursor(of: before, after: request, newest: page.newest)
            : page.content.issuedAt
        state.validators = request.isLast ? validators : nil
        state.dueAt = request.isLast ? dueAt(feed, now) : now
        state.pageCount += 1
        state.contradictionCount += page.content.summary.contradictionCount
        let settled = state
        let report = try Imports(database: database).carbon(
            page.content, from: page.file, feed: feed.id
        ) { session, parts in
            try session.keep(settled.adding(parts), ofFeed: feed.id)
            guard request.stream == .forecast else { return }
            for part in page.content.series {
                try session.thinForecasts(zone: part.zone, signal: part.signal, at: now)
            }
        }
        if request.stream == .forecast {
            for part in page.content.series {
                try ForecastAccuracy.refresh(
                    zone: part.zone, signal: part.signal, in: database)
            }
        }
        return FeedProgress(
            next: request.isLast ? .rest(until: state.dueAt) : .more, stream: state.stream,
            state: state.adding(report.parts),
            inserted: report.parts.insertedCount,
            replaced: report.parts.replacedCount)
    }

    private func rest(
        _ feed: Feed, _ state: inout FeedState, now: Instant, isLast: Bool = true
    ) throws(Diagnostic) -> FeedProgress {
        state = state.withoutTrouble(at: now)
        state.dueAt = isLast ? dueAt(feed, now) : now
        let kept = state
        try database.write { try $0.session.keep(kept, ofFeed: feed.id) }
        return FeedProgress(
            next: isLast ? .rest(until: state.dueAt) : .more, stream: state.stream, state: state,
            inserted: 0, replaced: 0)
    }

    private func note(
        _ trouble: FeedTrouble, _ feed: Feed, _ state: inout FeedState, now: Instant
    ) throws(Diagnostic) -> FeedProgress {
        state.failureCount += 1
        state.trouble = FeedState.Trouble(trouble, at: now)
        state.dueAt =
            now
            + RetryPolicy.wait(
                after: trouble, failures: state.failureCount, interval: feed.interval,
                jitter: jitter())
        let kept = state
        try database.write { try $0.session.keep(kept, ofFeed: feed.id) }
        return FeedProgress(
            next: .again(notBefore: state.dueAt, trouble), stream: state.stream, state: state,
            inserted: 0, replaced: 0)
    }

    /// The next multiple of the interval, and a little later: clients with the same interval do not
    /// all arrive at once, and the provider has the hour that has just ended.
    private func dueAt(_ feed: Feed, _ now: Instant) -> Instant {
        let length = feed.interval.seconds
        let next = (now.secondsSinceEpoch / length + 1) * length
        let spread = min(300, length / 10)
        return Instant(secondsSinceEpoch: next + Int(jitter() * Double(spread)))
    }
}

extension FeedState {
    /// The state after an answer.
    fileprivate func withoutTrouble(at now: Instant) -> FeedState {
        var state = self
        state.trouble = nil
        state.failureCount = 0
        state.succeededAt = now
        return state
    }

    /// The state with a page's changes counted.
    fileprivate func adding(_ parts: [ImportReport.Part]) -> FeedState {
        var state = self
        state.insertedCount += parts.insertedCount
        state.replacedCount += parts.replacedCount
        return state
    }
}

/// The result of one page of a feed.
public struct FeedProgress: Sendable {
    /// What to do next.
    public enum Next: Sendable {
        /// Fetch the next page: there is more history.
        case more
        /// Nothing before this moment.
        case rest(until: Instant)
        /// Make the same request again, not before this moment.
        case again(notBefore: Instant, FeedTrouble)
    }

    /// What to do next.
    public let next: Next
    /// The stream that the page belongs to.
    public let stream: FeedStream
    /// How far the stream has come.
    public let state: FeedState
    /// The number of new values.
    public let inserted: Int
    /// The number of values that the provider revised.
    public let replaced: Int
}

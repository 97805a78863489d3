import OrderedCollections
public import SolsticeDomain
public import SolsticeFeeds
import Synchronization

/// Brings feeds up to date while the user waits: those of one host one after the other, a few hosts
/// at once.
public struct FeedSyncRun: Sendable {
    private let database: Database
    private let environment: [String: String]
    private let limits: FeedClient.Limits
    private let progress: @Sendable (Double) -> Void
    private let pause: @Sendable (Duration) async throws -> Void

    /// The pause between two pages from a provider.
    private static let courtesy = Duration.milliseconds(500)
    /// The longest the user is kept waiting; anything longer is left to the service.
    private static let patience = TimeSpan(seconds: 60)
    private static let attemptLimit = 4

    /// A run that takes tokens from `environment` and reports its progress; `pause` waits.
    public init(
        scheduler: Scheduler, environment: [String: String],
        limits: FeedClient.Limits = FeedClient.Limits(),
        progress: @escaping @Sendable (Double) -> Void = { _ in },
        pause: @escaping @Sendable (Duration) async throws -> Void = {
            try await Task.sleep(for: $0)
        }
    ) {
        database = scheduler.database
        self.environment = environment
        self.limits = limits
        self.progress = progress
        self.pause = pause
    }

    /// Fetches the feeds of these names until they are up to date, cannot be, or the task is
    /// cancelled.
    /// - Returns: the remaining trouble.
    /// - Throws: a ``Diagnostic`` if the database cannot be used.
    public func sync(_ names: [String]) async throws -> [Diagnostic] {
        let ids = OrderedSet(names)
        return try await FeedClient.lend(environment: environment, limits: limits) { client in
            let sync = FeedSync(
                database: database, client: client, environment: environment,
                jitter: { .random(in: 0..<1) })
            let shares = Mutex([String: Double]())
            let report = { @Sendable (id: String, share: Double) in
                let sum = shares.withLock { shares in
                    shares[id] = share
                    return shares.values.reduce(0, +)
                }
                progress(sum / Double(ids.count))
            }
            let feeds = try database.read { context in
                try ids.map { try context.session.existingFeed($0) }
            }
            var waiting = Dictionary(grouping: feeds, by: \.host).values.map(\.self)[...]
            var troubles: [String: [Diagnostic]] = [:]
            try await withThrowingTaskGroup(of: [String: [Diagnostic]].self) { group in
                for _ in 0..<FeedRota.breadth {
                    guard let feeds = waiting.popFirst() else { break }
                    group.addTask { try await bring(feeds, sync, report) }
                }
                while let found = try await group.next() {
                    troubles.merge(found) { $0 + $1 }
                    guard let feeds = waiting.popFirst() else { continue }
                    group.addTask { try await bring(feeds, sync, report) }
                }
            }
            return ids.flatMap { troubles[$0] ?? [] }
        }
    }

    /// Brings the feeds of one host up to date; returns the remaining trouble, by feed.
    private func bring(
        _ feeds: [Feed], _ sync: FeedSync, _ report: @Sendable (String, Double) -> Void
    ) async throws -> [String: [Diagnostic]] {
        var troubles: [String: [Diagnostic]] = [:]
        for id in feeds.map(\.id) {
            // A service may have advanced it while earlier feeds were fetched.
            let record = try database.read { try FeedRegistry(context: $0).record(id) }
            for state in record.states where !Task.isCancelled {
                let trouble = try await bring(record.feed, state, sync) { report(id, $0) }
                if let trouble, !Task.isCancelled {
                    troubles[id, default: []].append(trouble.diagnostic(feed: id))
                }
            }
            report(id, 1)
        }
        return troubles
    }

    private func bring(
        _ feed: Feed, _ start: FeedState, _ sync: FeedSync, report: (Double) -> Void
    ) async throws -> FeedTrouble? {
        var state = start
        var attempts = 0
        while !Task.isCancelled {
            let step = try await sync.step(feed, state)
            state = step.state
            if step.stream == .history { report(share(of: feed, state)) }
            switch step.next {
            case .rest: return nil
            case .more:
                attempts = 0
                try? await pause(Self.courtesy)
            case .again(let moment, let trouble):
                attempts += 1
                let wait = moment - database.now
                guard trouble.kind == .temporary || trouble.kind == .throttled,
                    attempts < Self.attemptLimit, wait <= Self.patience
                else { return trouble }
                try? await pause(.seconds(wait.seconds))
            }
        }
        return nil
    }

    private func share(of feed: Feed, _ state: FeedState) -> Double {
        let whole = (database.now - feed.since).hours
        guard whole > 0, let cursor = state.cursor else { return 0 }
        return min(1, max(0, (cursor - feed.since).hours / whole))
    }
}

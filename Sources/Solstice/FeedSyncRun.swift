public import SolsticeDomain
import SolsticeFeeds

/// Feeds brought up to date one after the other, as a person waits for it.
public struct FeedSyncRun: Sendable {
    private let scheduler: Scheduler
    private let environment: [String: String]
    private let progress: @Sendable (Double) -> Void
    private let pause: @Sendable (Duration) async throws -> Void

    /// How long a provider is left alone between two pages.
    private static let courtesy = Duration.milliseconds(500)
    /// What a person may be kept waiting for; all else is left to the service.
    private static let patience = TimeSpan(seconds: 60)
    private static let attemptLimit = 4

    /// A run that takes tokens from `environment` and tells what share is done; `pause` waits.
    public init(
        scheduler: Scheduler, environment: [String: String],
        progress: @escaping @Sendable (Double) -> Void = { _ in },
        pause: @escaping @Sendable (Duration) async throws -> Void = {
            try await Task.sleep(for: $0)
        }
    ) {
        self.scheduler = scheduler
        self.environment = environment
        self.progress = progress
        self.pause = pause
    }

    /// Asks feeds until they are up to date, or cannot be, or the task is cancelled.
    /// - Returns: the trouble that is left.
    /// - Throws: a ``Diagnostic`` where the database cannot be used.
    public func sync(_ ids: [String]) async throws -> [Diagnostic] {
        try await FeedClient.lend { client in
            let sync = FeedSync(scheduler: scheduler, client: client, environment: environment)
            var troubles: [Diagnostic] = []
            for (index, id) in ids.enumerated() {
                let record = try scheduler.feedRecord(id)
                for state in record.states where !Task.isCancelled {
                    let trouble = try await bring(record.feed, state, sync) { share in
                        progress((Double(index) + share) / Double(ids.count))
                    }
                    if let trouble, !Task.isCancelled {
                        troubles.append(trouble.diagnostic(feed: id))
                    }
                }
            }
            return troubles
        }
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
                let wait = moment - scheduler.now
                guard trouble.kind == .temporary || trouble.kind == .throttled,
                    attempts < Self.attemptLimit, wait <= Self.patience
                else { return trouble }
                try? await pause(.seconds(wait.seconds))
            }
        }
        return nil
    }

    private func share(of feed: Feed, _ state: FeedState) -> Double {
        let whole = (scheduler.now - feed.since).hours
        guard whole > 0, let cursor = state.cursor else { return 0 }
        return min(1, max(0, (cursor - feed.since).hours / whole))
    }
}

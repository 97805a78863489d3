import SolsticeDomain
import SolsticeFeeds
import SolsticeStore
import Synchronization

/// Keeps feeds up to date beside the service: whatever is due is asked, and nothing else ever waits
/// for it.
///
/// It has a connection of its own to the database, so that the service sees what it brings as it sees
/// what any other process brings.
final class FeedFollower: Sendable {
    private let scheduler: Scheduler
    private let environment: [String: String]
    private let limits: FeedClient.Limits
    private let jitter: @Sendable () -> Double
    private let notify: @Sendable (Service.Notice) -> Void
    private let wakeups: Wakeups
    /// The feeds with trouble that was told.
    private let troubled = Mutex<[String: FeedTrouble.Kind]>([:])

    /// How long a provider is left alone between two pages of a long history.
    private static let courtesy = Duration.seconds(1)

    init(
        databasePath: String, clock: SchedulerClock, environment: [String: String],
        limits: FeedClient.Limits = FeedClient.Limits(),
        jitter: @escaping @Sendable () -> Double = { .random(in: 0..<1) },
        notify: @escaping @Sendable (Service.Notice) -> Void
    ) throws(Diagnostic) {
        scheduler = try Scheduler(databasePath: databasePath, clock: clock)
        self.environment = environment
        self.limits = limits
        self.jitter = jitter
        self.notify = notify
        wakeups = Wakeups(databasePath: databasePath)
    }

    /// Follows all feeds until its task is cancelled.
    func follow() async {
        // What asks needs threads of its own, which a service without feeds does without.
        while !Task.isCancelled, !hasFeeds { await wakeups.wait(atMost: .seconds(30)) }
        guard !Task.isCancelled else { return }
        try? await FeedClient.lend(limits: limits) { client in
            let sync = FeedSync(
                scheduler: scheduler, client: client, environment: environment, jitter: jitter)
            while !Task.isCancelled { await wakeups.wait(atMost: await round(sync)) }
        }
    }

    private var hasFeeds: Bool { (try? scheduler.feedRecords().isEmpty) == false }

    /// Asks every feed that is due for one page, all at once; how long nothing is due then.
    private func round(_ sync: FeedSync) async -> Duration {
        let now = scheduler.now
        guard let records = try? scheduler.feedRecords() else { return .seconds(5) }
        let hasMore = await withTaskGroup(of: Bool.self) { group in
            for record in records where record.states.contains(where: { $0.dueAt <= now }) {
                group.addTask { await self.bring(record, sync, now: now) }
            }
            return await group.reduce(false) { $0 || $1 }
        }
        if hasMore { return scheduler.clock.isReal ? Self.courtesy : .milliseconds(1) }
        guard let due = try? scheduler.feedRecords().compactMap(\.dueAt).min() else {
            return .seconds(30)
        }
        return min(.seconds(30), .seconds(scheduler.clock.realSeconds(until: due)))
    }

    /// Asks a feed for one page of each stream that is due; whether there is more of it.
    private func bring(_ record: FeedRecord, _ sync: FeedSync, now: Instant) async -> Bool {
        var hasMore = false
        for state in record.states where state.dueAt <= now {
            // Trouble with the database is the service's to tell, and passes or does not.
            guard let progress = try? await sync.step(record.feed, state), !Task.isCancelled else {
                continue
            }
            tell(progress, of: record.feed)
            if case .more = progress.next { hasMore = true }
        }
        return hasMore
    }

    /// Tells trouble once, and once that it is over.
    private func tell(_ progress: FeedProgress, of feed: Feed) {
        let key = feed.id + " " + progress.stream.rawValue
        if case .again(_, let trouble) = progress.next {
            let before = troubled.withLock { $0.updateValue(trouble.kind, forKey: key) }
            if before != trouble.kind {
                notify(.feedTrouble(feed: feed.id, trouble.diagnostic(feed: feed.id)))
            }
        } else if troubled.withLock({ $0.removeValue(forKey: key) }) != nil {
            notify(.feedRecovered(feed: feed.id))
        }
    }
}

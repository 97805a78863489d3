import SolsticeDomain
import SolsticeFeeds
import SolsticeStore
import Synchronization

/// Keeps feeds up to date beside the service: whatever is due is asked, and neither the service nor
/// the feeds of other hosts ever wait for it.
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

    private let rota = Mutex(FeedRota())
    /// How long a host is left alone between two pages.
    private var courtesy: Duration { scheduler.clock.isReal ? .seconds(1) : .milliseconds(1) }

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
        try? await FeedClient.lend(environment: environment, limits: limits) { client in
            let sync = FeedSync(
                scheduler: scheduler, client: client, environment: environment, jitter: jitter)
            await withDiscardingTaskGroup { group in
                while !Task.isCancelled {
                    let (begun, patience) = next()
                    for record in begun { group.addTask { await self.bring(record, sync) } }
                    scheduler.clock.letPass(atMost: patience)
                    await wakeups.wait(atMost: patience)
                }
            }
        }
    }

    private var hasFeeds: Bool { (try? scheduler.feedRecords().isEmpty) == false }

    /// The feeds to be asked now, and how long none will be after them.
    private func next() -> ([FeedRecord], Duration) {
        // One that is done while the records are read is in them as it was before.
        let underWay = rota.withLock { $0.underWay }
        guard let records = try? scheduler.feedRecords() else { return ([], .seconds(5)) }
        let idle = records.filter { !underWay.contains($0.feed.id) }
        let clock = scheduler.clock
        return rota.withLock { rota in
            let begun = rota.begin(idle, due: clock.now, at: .now)
            let patience = rota.patience(idle, at: .now) {
                .seconds(clock.realSeconds(until: $0))
            }
            return (begun, patience)
        }
    }

    /// Asks a feed for one page of each stream that is due, one after the other; where one has
    /// trouble, the other is left for the next turn, so that a host that hangs gives its place up.
    private func bring(_ record: FeedRecord, _ sync: FeedSync) async {
        var isFirst = true
        for state in record.states where state.dueAt <= scheduler.now && !Task.isCancelled {
            if !isFirst { try? await Task.sleep(for: courtesy) }
            isFirst = false
            // Trouble with the database is the service's to tell, and passes or does not.
            guard let progress = try? await sync.step(record.feed, state), !Task.isCancelled else {
                continue
            }
            tell(progress, of: record.feed)
            if case .again = progress.next { break }
        }
        rota.withLock { $0.end(record.feed, resting: courtesy, at: .now) }
        wakeups.wake()
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

import SolsticeDomain
import SolsticeFeeds
import SolsticeStore
import Synchronization

/// Keeps feeds up to date alongside the service: whatever is due is fetched, and neither the
/// service nor feeds on other hosts ever wait for it.
///
/// It has its own connection to the database, so that the service sees its changes like those of
/// any other process.
final class FeedFollower: Sendable {
    private let database: Database
    private let environment: [String: String]
    private let limits: FeedClient.Limits
    private let jitter: @Sendable () -> Double
    private let notify: @Sendable (Service.Notice) -> Void
    private let wakeups: Wakeups
    /// The trouble that was reported, by feed and stream.
    private let troubled = Mutex<[String: Trouble]>([:])
    /// The last reported trouble with all feeds.
    private let commonTrouble = Mutex<Diagnostic?>(nil)

    /// What keeps a feed from being followed.
    private enum Trouble: Equatable {
        /// Its provider does not answer as it should.
        case provider(FeedTrouble.Kind)
        /// Its answer cannot be stored.
        case keeping(Diagnostic)
    }

    private let rota = Mutex(FeedRota())
    /// The pause between two pages from a host.
    private var courtesy: Duration { database.clock.isReal ? .seconds(1) : .milliseconds(1) }
    /// The pause for a host whose answer could not be stored.
    private var retreat: Duration { courtesy * 30 }

    init(
        databasePath: String, clock: SchedulerClock, environment: [String: String],
        limits: FeedClient.Limits = FeedClient.Limits(),
        jitter: @escaping @Sendable () -> Double = { .random(in: 0..<1) },
        notify: @escaping @Sendable (Service.Notice) -> Void
    ) throws(Diagnostic) {
        database = try Database(path: databasePath, clock: clock)
        self.environment = environment
        self.limits = limits
        self.jitter = jitter
        self.notify = notify
        wakeups = Wakeups(databasePath: databasePath)
    }

    /// Follows all feeds until its task is cancelled.
    func follow() async {
        // The client needs threads of its own, so it is not started for a service without feeds.
        while !Task.isCancelled, records()?.isEmpty ?? true {
            await wakeups.wait(atMost: .seconds(30))
        }
        while !Task.isCancelled {
            do {
                try await FeedClient.lend(environment: environment, limits: limits) { client in
                    await follow(with: client)
                }
            } catch {
                if Task.isCancelled { return }
                tell(Diagnostic(.software, "feeds cannot be followed", causes: ["\(error)"]))
                await wakeups.wait(atMost: .seconds(30))
            }
        }
    }

    private func follow(with client: FeedClient) async {
        let sync = FeedSync(
            database: database, client: client, environment: environment, jitter: jitter)
        await withDiscardingTaskGroup { group in
            while !Task.isCancelled {
                let (begun, patience) = next()
                for record in begun { group.addTask { await self.bring(record, sync) } }
                database.clock.letPass(atMost: patience)
                await wakeups.wait(atMost: patience)
            }
        }
    }

    /// All feeds; nil, with the trouble reported, if they cannot be read.
    private func records() -> [FeedRecord]? {
        do {
            let records = try database.read { try FeedRegistry(context: $0).records() }
            commonTrouble.withLock { $0 = nil }
            return records
        } catch {
            tell(error)
            return nil
        }
    }

    /// The feeds to fetch now, and how long to wait before the next ones.
    private func next() -> ([FeedRecord], Duration) {
        // A feed that finishes while the records are read appears in them in its old state.
        let underWay = rota.withLock { $0.underWay }
        guard let records = records() else { return ([], .seconds(5)) }
        let idle = records.filter { !underWay.contains($0.feed.id) }
        let clock = database.clock
        return rota.withLock { rota in
            let begun = rota.begin(idle, due: clock.now, at: .now)
            let patience = rota.patience(idle, at: .now) {
                .seconds(clock.realSeconds(until: $0))
            }
            return (begun, patience)
        }
    }

    /// Fetches one page of each stream that is due, one after the other; if one has trouble, the
    /// other waits for the next turn, so that a host that hangs gives up its slot.
    private func bring(_ record: FeedRecord, _ sync: FeedSync) async {
        var isFirst = true
        var rest = courtesy
        for state in record.states where state.dueAt <= database.now && !Task.isCancelled {
            if !isFirst { try? await Task.sleep(for: courtesy) }
            isFirst = false
            do throws(Diagnostic) {
                let progress = try await sync.step(record.feed, state)
                if Task.isCancelled { break }
                tell(progress, of: record.feed)
                if case .again = progress.next { break }
            } catch {
                tell(error, of: record.feed, state.stream)
                rest = retreat
                break
            }
        }
        rota.withLock { $0.end(record.feed, resting: rest, at: .now) }
        wakeups.wake()
    }

    /// Reports, once, trouble that keeps all feeds from being followed.
    private func tell(_ trouble: Diagnostic) {
        // Trouble with the database is reported by the service.
        if trouble.isTrouble(ofDatabase: database.path) { return }
        let before = commonTrouble.withLock { before in
            defer { before = trouble }
            return before
        }
        if before != trouble { notify(.feedsTrouble(trouble)) }
    }

    /// Reports, once, that what a feed brings cannot be stored.
    private func tell(_ trouble: Diagnostic, of feed: Feed, _ stream: FeedStream) {
        let isGone = records().map { all in !all.contains { $0.feed.id == feed.id } } ?? false
        if isGone || trouble.isTrouble(ofDatabase: database.path) { return }
        tell(.keeping(trouble), trouble.within("feed \(feed.id)"), of: feed, stream)
    }

    /// Reports trouble with a provider once, and its recovery once.
    private func tell(_ progress: FeedProgress, of feed: Feed) {
        let key = Self.key(feed, progress.stream)
        if case .again(_, let trouble) = progress.next {
            tell(
                .provider(trouble.kind), trouble.diagnostic(feed: feed.id), of: feed,
                progress.stream)
        } else if troubled.withLock({ $0.removeValue(forKey: key) }) != nil {
            notify(.feedRecovered(feed: feed.id))
        }
    }

    private func tell(
        _ trouble: Trouble, _ diagnostic: Diagnostic, of feed: Feed, _ stream: FeedStream
    ) {
        let before = troubled.withLock {
            $0.updateValue(trouble, forKey: Self.key(feed, stream))
        }
        if before != trouble { notify(.feedTrouble(feed: feed.id, diagnostic)) }
    }

    private static func key(_ feed: Feed, _ stream: FeedStream) -> String {
        feed.id + " " + stream.rawValue
    }
}

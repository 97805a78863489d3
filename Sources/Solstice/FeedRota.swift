import SolsticeDomain
import SolsticeFeeds

/// Who is asked next, of the feeds that are due: a few at once, and those of one host one after the
/// other, with a rest between two pages.
struct FeedRota {
    /// So many feeds are asked at once.
    static let breadth = 4

    /// The hosts of the feeds that are being asked, by feed.
    private var hosts: [String: String] = [:]
    /// Until when hosts are left alone.
    private var rests: [String: ContinuousClock.Instant] = [:]

    /// The feeds that are being asked.
    var underWay: Set<String> { Set(hosts.keys) }

    /// The feeds to be asked now, which are under way from here on.
    ///
    /// Those that are due longest go first, but those with trouble after all others: what hangs keeps
    /// nobody waiting who answers.
    mutating func begin(
        _ records: [FeedRecord], due now: Instant, at moment: ContinuousClock.Instant
    ) -> [FeedRecord] {
        rests = rests.filter { $0.value > moment }
        var begun: [FeedRecord] = []
        let due = records.filter { $0.dueAt.map { $0 <= now } ?? false }
        for record in due.sorted(by: Self.isBefore)
        where hosts.count < Self.breadth && isFree(record.feed) {
            hosts[record.feed.id] = record.feed.host
            begun.append(record)
        }
        return begun
    }

    /// Notes that a feed has been asked; its host is left alone for a while.
    mutating func end(_ feed: Feed, resting: Duration, at moment: ContinuousClock.Instant) {
        hosts[feed.id] = nil
        rests[feed.host] = moment + resting
    }

    /// How long nobody can be asked, unless one that is being asked is done before; `wait` says how
    /// long a feed is not due.
    func patience(
        _ records: [FeedRecord], at moment: ContinuousClock.Instant,
        _ wait: (Instant) -> Duration
    ) -> Duration {
        guard hosts.count < Self.breadth else { return .seconds(30) }
        let busy = Set(hosts.values)
        let waits = records.filter { !busy.contains($0.feed.host) }.compactMap { record in
            record.dueAt.map { due in
                max(wait(due), rests[record.feed.host].map { $0 - moment } ?? .zero)
            }
        }
        return min(.seconds(30), waits.min() ?? .seconds(30))
    }

    private func isFree(_ feed: Feed) -> Bool {
        rests[feed.host] == nil && !hosts.values.contains(feed.host)
    }

    private static func isBefore(_ one: FeedRecord, _ other: FeedRecord) -> Bool {
        if (one.trouble == nil) != (other.trouble == nil) { return one.trouble == nil }
        guard let first = one.dueAt, let second = other.dueAt, first != second else {
            return one.feed.id < other.feed.id
        }
        return first < second
    }
}

extension Feed {
    /// Whom it asks: host and port; itself, where that is a command's to know.
    var host: String {
        guard provider != .command,
            let address = (baseURL ?? provider.publishedURL).flatMap({ WebAddress($0) })
        else { return "feed " + id }
        return "\(address.host):\(address.port)"
    }
}

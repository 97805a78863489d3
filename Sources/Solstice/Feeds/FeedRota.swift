import SolsticeDomain

/// Chooses which of the due feeds to fetch next: a few at once, and those of one host one after the
/// other, with a pause between two pages.
struct FeedRota {
    /// The number of feeds that are fetched at once.
    static let breadth = 4

    /// The hosts of the feeds that are being fetched, by feed.
    private var hosts: [String: String] = [:]
    /// The end of each host's pause.
    private var rests: [String: ContinuousClock.Instant] = [:]

    /// The feeds that are being fetched.
    var underWay: Set<String> { Set(hosts.keys) }

    /// The feeds to fetch now, which count as under way from here on.
    ///
    /// The longest overdue go first, but those with trouble after all others: a provider that hangs
    /// does not delay those that answer.
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

    /// Records that a feed has been fetched; its host is left alone for a while.
    mutating func end(_ feed: Feed, resting: Duration, at moment: ContinuousClock.Instant) {
        hosts[feed.id] = nil
        rests[feed.host] = moment + resting
    }

    /// How long no feed can be fetched, unless one under way finishes earlier; `wait` says how long
    /// until a feed is due.
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
    /// The host and port that it fetches from; the feed itself if only its command knows them.
    var host: String {
        guard provider != .command,
            let address = (baseURL ?? provider.publishedURL).flatMap({ WebAddress($0) })
        else { return "feed " + id }
        return "\(address.host):\(address.port)"
    }
}

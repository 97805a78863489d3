/// A feed and its progress.
public struct FeedRecord: Equatable, Sendable {
    /// The feed.
    public let feed: Feed
    /// Its streams, history first.
    public let states: [FeedState]
    /// The end of the newest hour of stored history for its zone and signal; nil for none.
    public let newestHour: Instant?
    /// When its newest forecast was issued; nil for none.
    public let newestForecast: Instant?

    /// Creates a record from its parts.
    public init(
        feed: Feed, states: [FeedState], newestHour: Instant?, newestForecast: Instant?
    ) {
        self.feed = feed
        self.states = states
        self.newestHour = newestHour
        self.newestForecast = newestForecast
    }

    /// When it last answered; nil if never.
    public var succeededAt: Instant? { states.compactMap(\.succeededAt).max() }

    /// The newest unresolved trouble.
    public var trouble: FeedState.Trouble? {
        states.compactMap(\.trouble).max { $0.at < $1.at }
    }

    /// When it is polled next.
    public var dueAt: Instant? { states.map(\.dueAt).min() }

    /// The age of its newest data; nil if there is none.
    public func age(at now: Instant) -> TimeSpan? {
        (newestHour ?? newestForecast).map { max(.zero, now - $0) }
    }
}

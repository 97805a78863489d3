/// A feed with how far it has come.
public struct FeedRecord: Equatable, Sendable {
    /// The feed.
    public let feed: Feed
    /// Its streams, history first.
    public let states: [FeedState]
    /// The end of the newest hour of history that is kept of its zone and signal; nil for none.
    public let newestHour: Instant?
    /// When its newest forecast was issued; nil for none.
    public let newestForecast: Instant?

    /// A record of these parts.
    public init(
        feed: Feed, states: [FeedState], newestHour: Instant?, newestForecast: Instant?
    ) {
        self.feed = feed
        self.states = states
        self.newestHour = newestHour
        self.newestForecast = newestForecast
    }

    /// When it last answered; nil for never.
    public var succeededAt: Instant? { states.compactMap(\.succeededAt).max() }

    /// The newest trouble that is not over.
    public var trouble: FeedState.Trouble? {
        states.compactMap(\.trouble).max { $0.at < $1.at }
    }

    /// When it is asked next.
    public var dueAt: Instant? { states.map(\.dueAt).min() }

    /// How old what is known of it is; nil where nothing is.
    public func age(at now: Instant) -> TimeSpan? {
        (newestHour ?? newestForecast).map { max(.zero, now - $0) }
    }
}

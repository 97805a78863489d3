/// The progress of one of a feed's streams.
public struct FeedState: Equatable, Sendable {
    /// HTTP cache validators of a page, used to ask whether it has changed.
    public struct Validators: Equatable, Sendable {
        /// The address they belong to.
        public let page: String
        /// The `ETag`.
        public let entityTag: String?
        /// The `Last-Modified`.
        public let lastModified: String?

        /// Creates the validators of a page.
        public init(page: String, entityTag: String?, lastModified: String?) {
            self.page = page
            self.entityTag = entityTag
            self.lastModified = lastModified
        }
    }

    /// Unresolved trouble.
    public struct Trouble: Equatable, Sendable {
        /// What happened last.
        public let trouble: FeedTrouble
        /// When.
        public let at: Instant

        /// Trouble at a moment.
        public init(_ trouble: FeedTrouble, at: Instant) {
            self.trouble = trouble
            self.at = at
        }
    }

    /// Which stream.
    public let stream: FeedStream
    /// The end of the history stored or searched so far; nil before the first page.
    public var cursor: Instant?
    /// When it is to be polled next.
    public var dueAt: Instant
    /// When it last answered.
    public var succeededAt: Instant?
    /// The validators of the newest page.
    public var validators: Validators?
    /// Consecutive failures since the last success.
    public var failureCount = 0
    /// The latest trouble; nil if there is none.
    public var trouble: Trouble?
    /// Pages stored.
    public var pageCount = 0
    /// Values that were new.
    public var insertedCount = 0
    /// Values that the provider revised.
    public var replacedCount = 0
    /// Values that contradicted a later one of the same page, which was kept instead.
    public var contradictionCount = 0

    /// Creates the state of a stream that was never polled.
    public init(stream: FeedStream, dueAt: Instant) {
        self.stream = stream
        self.dueAt = dueAt
    }
}

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

/// How far a feed has come with one of the things it brings.
public struct FeedState: Equatable, Sendable {
    /// What a provider calls a page of its own, to be asked whether it has changed.
    public struct Validators: Equatable, Sendable {
        /// The address that they belong to.
        public let page: String
        /// The `ETag`.
        public let entityTag: String?
        /// The `Last-Modified`.
        public let lastModified: String?

        /// Validators of a page.
        public init(page: String, entityTag: String?, lastModified: String?) {
            self.page = page
            self.entityTag = entityTag
            self.lastModified = lastModified
        }
    }

    /// Trouble that is not over.
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

    /// Of what.
    public let stream: FeedStream
    /// Up to when history is kept, or was looked for; nil before the first page.
    public var cursor: Instant?
    /// When it is to be asked again.
    public var dueAt: Instant
    /// When it last answered.
    public var succeededAt: Instant?
    /// What the newest page was called.
    public var validators: Validators?
    /// How often it went wrong since it last went well.
    public var failureCount = 0
    /// What went wrong last; nil where all is well.
    public var trouble: Trouble?
    /// Pages that were kept.
    public var pageCount = 0
    /// Values that were new.
    public var insertedCount = 0
    /// Values that the provider revised.
    public var replacedCount = 0
    /// Values that contradicted a later one of the same page, which was kept.
    public var contradictionCount = 0

    /// One that was never asked.
    public init(stream: FeedStream, dueAt: Instant) {
        self.stream = stream
        self.dueAt = dueAt
    }
}

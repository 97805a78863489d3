/// A source of carbon intensity that Solstice asks by itself.
public struct Feed: Equatable, Sendable {
    /// What an answer of a URL or command does not say itself; texts are those of `solstice import`.
    public struct Reading: Equatable, Sendable {
        /// The unit of the values.
        public var unit: String?
        /// The IANA name of the zone of times without an offset.
        public var timeZone: String?
        /// The format, where it is not to be recognised.
        public var format: String?
        /// Whether answers are forecasts, issued when they are fetched unless they say otherwise.
        public var isForecast: Bool

        /// What is said of answers; all may be left out.
        public init(
            unit: String? = nil, timeZone: String? = nil, format: String? = nil,
            isForecast: Bool = false
        ) {
            self.unit = unit
            self.timeZone = timeZone
            self.format = format
            self.isForecast = isForecast
        }
    }

    /// Its name.
    public let id: String
    /// Whom it asks.
    public let provider: FeedProvider
    /// The grid zone, as the provider spells it; nil for all that an answer of a URL or command names.
    public let zone: String?
    /// What the values count; nil where the answers say.
    public let signal: CarbonSignal?
    /// The address of a URL, or of a provider's API where that is not the published one.
    public let baseURL: String?
    /// Words of a command; empty for all others.
    public let command: [String]
    /// Where the token is.
    public let token: FeedTokenSource?
    /// From when on history is wanted.
    public let since: Instant
    /// How often it is asked.
    public let interval: TimeSpan
    /// Whether only the newest 24 hours are asked for, as plans without a price allow.
    public let isRecentOnly: Bool
    /// How answers are read.
    public let reading: Reading

    /// A feed of these parts.
    public init(
        id: String, provider: FeedProvider, zone: String?, signal: CarbonSignal? = nil,
        baseURL: String? = nil, command: [String] = [], token: FeedTokenSource? = nil,
        since: Instant, interval: TimeSpan = TimeSpan(seconds: 1800), isRecentOnly: Bool = false,
        reading: Reading = Reading()
    ) {
        self.id = id
        self.provider = provider
        self.zone = zone
        self.signal = signal
        self.baseURL = baseURL
        self.command = command
        self.token = token
        self.since = since
        self.interval = interval
        self.isRecentOnly = isRecentOnly
        self.reading = reading
    }

    /// What it brings.
    public var streams: [FeedStream] {
        if provider.hasPages { return FeedStream.allCases }
        return reading.isForecast ? [.forecast] : [.history]
    }
}

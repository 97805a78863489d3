/// A source of carbon intensity that Solstice polls.
public struct Feed: Equatable, Sendable {
    /// What the answer of a URL or command does not state; values as in `solstice import`.
    public struct Reading: Equatable, Sendable {
        /// The unit of the values.
        public var unit: String?
        /// The IANA time zone of times without an offset.
        public var timeZone: String?
        /// The format, if it is not to be detected.
        public var format: String?
        /// Whether answers are forecasts, issued when fetched unless they say otherwise.
        public var isForecast: Bool

        /// Creates a reading; everything may be left out.
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
    /// The provider it polls.
    public let provider: FeedProvider
    /// The grid zone, as the provider spells it; nil for every zone a URL or command reports.
    public let zone: ZoneID?
    /// The carbon-intensity signal; nil if the answers state it.
    public let signal: CarbonSignal?
    /// The address of a URL, or of a provider's API if not the published one.
    public let baseURL: String?
    /// The words of a command; empty for all other providers.
    public let command: [String]
    /// Where the token is.
    public let token: FeedTokenSource?
    /// The start of the history wanted.
    public let since: Instant
    /// How often it is polled.
    public let interval: TimeSpan
    /// Whether only the newest 24 hours are requested, which is what free plans allow.
    public let isRecentOnly: Bool
    /// How answers are read.
    public let reading: Reading

    /// Creates a feed from its parts.
    public init(
        id: String, provider: FeedProvider, zone: ZoneID?, signal: CarbonSignal? = nil,
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

    /// What it delivers.
    public var streams: [FeedStream] {
        if provider.hasPages { return FeedStream.allCases }
        return reading.isForecast ? [.forecast] : [.history]
    }
}

/// The provider a feed polls.
public enum FeedProvider: String, CaseIterable, Sendable {
    /// The Carbon Intensity API of Great Britain: no key; direct emissions of generation, national
    /// (`GB`) and by region (`GB-1` to `GB-17`).
    case greatBritain = "gb"
    /// Electricity Maps, with a token: lifecycle or direct.
    case electricityMaps = "electricity-maps"
    /// WattTime, version 3, with a user name and a password: marginal.
    case wattTime = "watttime"
    /// Any address that returns an importable format.
    case url
    /// Any command that prints an importable format.
    case command

    /// Name for display.
    public var title: String {
        switch self {
        case .greatBritain: "GB Carbon Intensity"
        case .electricityMaps: "Electricity Maps"
        case .wattTime: "WattTime"
        case .url: "a URL"
        case .command: "a command"
        }
    }

    /// Default address of the provider's API; nil if the user has to give one.
    public var publishedURL: String? {
        switch self {
        case .greatBritain: "https://api.carbonintensity.org.uk"
        case .electricityMaps: "https://api.electricitymaps.com"
        case .wattTime: "https://api.watttime.org"
        case .url, .command: nil
        }
    }

    /// Whether it requires credentials.
    public var needsToken: Bool { self == .electricityMaps || self == .wattTime }

    /// Whether its pages can be requested by time.
    public var hasPages: Bool { publishedURL != nil }
}

/// The two streams of a feed.
public enum FeedStream: String, CaseIterable, Sendable {
    /// Past hours.
    case history
    /// The provider's forecast of hours to come.
    case forecast
}

/// Where a token is read from when needed; the token itself is never stored.
public enum FeedTokenSource: Equatable, Sendable {
    /// In the environment variable of this name.
    case environment(String)
    /// In the file at this path, which only its owner may read.
    case file(String)
}

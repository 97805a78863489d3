/// Whom a feed asks.
public enum FeedProvider: String, CaseIterable, Sendable {
    /// The Carbon Intensity API of Great Britain: no key; direct emissions of generation, national
    /// (`GB`) and by region (`GB-1` to `GB-17`).
    case greatBritain = "gb"
    /// Electricity Maps, with a token: lifecycle or direct.
    case electricityMaps = "electricity-maps"
    /// WattTime, version 3, with a user name and a password: marginal.
    case wattTime = "watttime"
    /// Any address that yields a format that can be imported.
    case url
    /// Any command that prints a format that can be imported.
    case command

    /// How a person would call it.
    public var title: String {
        switch self {
        case .greatBritain: "GB Carbon Intensity"
        case .electricityMaps: "Electricity Maps"
        case .wattTime: "WattTime"
        case .url: "a URL"
        case .command: "a command"
        }
    }

    /// Where the provider's API is, unless another place is named; nil where only a person knows.
    public var publishedURL: String? {
        switch self {
        case .greatBritain: "https://api.carbonintensity.org.uk"
        case .electricityMaps: "https://api.electricitymaps.com"
        case .wattTime: "https://api.watttime.org"
        case .url, .command: nil
        }
    }

    /// Whether it answers only those whom it knows.
    public var needsToken: Bool { self == .electricityMaps || self == .wattTime }

    /// Whether pages of it can be asked for by time.
    public var hasPages: Bool { publishedURL != nil }
}

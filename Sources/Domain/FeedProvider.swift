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

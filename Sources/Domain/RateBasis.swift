/// What the two factors of a rate over some hours are based on.
public struct RateBasis: Hashable, Sendable {
    /// Where one factor comes from, most informative first.
    public enum Source: String, CaseIterable, Codable, Sendable {
        /// A provider's forecast.
        case providerForecast = "provider-forecast"
        /// Made from imported history: what is usual, and what the newest hours indicate.
        case historyForecast = "history-forecast"
        /// The usual value for the month, hour and kind of day.
        case seasonalTable = "seasonal-table"
        /// One figure for the whole year.
        case annualFigure = "annual-figure"
        /// A mean over many sites, because this one is unknown.
        case surveyMean = "survey-mean"

        /// Name for display.
        public var title: String {
            switch self {
            case .providerForecast: "a provider's forecast"
            case .historyForecast: "the forecast from imported history"
            case .seasonalTable: "the seasonal table of imported history"
            case .annualFigure: "a flat annual figure"
            case .surveyMean: "a flat survey mean"
            }
        }

        /// Whether it is the same at every hour.
        public var isFlat: Bool { self == .annualFigure || self == .surveyMean }
    }

    /// Where the carbon intensity comes from.
    public let carbonIntensity: Source
    /// Where the PUE comes from.
    public let pue: Source

    /// Creates a basis from its sources.
    public init(carbonIntensity: Source, pue: Source) {
        self.carbonIntensity = carbonIntensity
        self.pue = pue
    }

    /// Whether no hour is known to be better than another.
    public var isFlat: Bool { carbonIntensity.isFlat && pue.isFlat }

    /// The two sources in one phrase.
    public var title: String {
        carbonIntensity == pue
            ? "carbon intensity and PUE from \(pue.title)"
            : "carbon intensity from \(carbonIntensity.title), PUE from \(pue.title)"
    }

    /// The less informative source for each factor.
    public func weaker(_ other: RateBasis) -> RateBasis {
        RateBasis(
            carbonIntensity: Self.weaker(carbonIntensity, other.carbonIntensity),
            pue: Self.weaker(pue, other.pue))
    }

    private static func weaker(_ left: Source, _ right: Source) -> Source {
        let order = Source.allCases
        let isLeftWeaker = (order.firstIndex(of: left) ?? 0) >= (order.firstIndex(of: right) ?? 0)
        return isLeftWeaker ? left : right
    }
}

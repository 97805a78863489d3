/// What the two factors of a rate over some hours were made from.
public struct RateBasis: Hashable, Sendable {
    /// Where one factor comes from, the most promising first.
    public enum Source: String, CaseIterable, Codable, Sendable {
        /// A provider's forecast.
        case providerForecast = "provider-forecast"
        /// Made from imported history: what is usual, and what the newest hours say.
        case historyForecast = "history-forecast"
        /// What these months, hours and kinds of day have usually been.
        case seasonalTable = "seasonal-table"
        /// One figure for the whole year.
        case annualFigure = "annual-figure"
        /// A mean over many sites, because nothing is known of this one.
        case surveyMean = "survey-mean"

        /// How a person would call it.
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

    /// A basis of these sources.
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

    /// For each factor the source that promises less.
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

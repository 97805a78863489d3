/// A region's expected hours over a horizon: all that a planner knows of the region.
public struct RegionOutlook: Sendable {
    /// The region.
    public let region: Region
    /// The carbon-intensity signal.
    public let signal: CarbonSignal
    /// Expected PUE.
    public let pue: Series<PUE>
    /// Expected carbon intensity.
    public let carbonIntensity: Series<CarbonIntensity>
    /// PUE × carbon intensity.
    public let rate: Series<EmissionRate>
    /// The P10 of the rate; a gap if the spread is unknown.
    public let rateP10: Series<EmissionRate>
    /// The P90 of the rate; a gap if the spread is unknown.
    public let rateP90: Series<EmissionRate>
    /// Where the expectation comes from, in chronological order, covering the horizon.
    public let bases: [BasisWindow]
    /// How wrong forecasts of windows have been here; nil if none were made from history.
    public let errors: ForecastErrors?
    /// How jobs wait for a season, in an outlook made for such jobs; nil in any other.
    public let seasonalWait: SeasonalWait?

    /// A stretch of the horizon and what its rate is based on.
    public struct BasisWindow: Equatable, Sendable {
        /// The stretch.
        public let window: TimeWindow
        /// Its source.
        public let basis: RateBasis

        /// A stretch with its source.
        public init(window: TimeWindow, basis: RateBasis) {
            self.window = window
            self.basis = basis
        }
    }

    /// Creates an outlook, computing the rate from its two factors.
    public init(
        region: Region, signal: CarbonSignal, pue: Series<PUE>,
        carbonIntensity: Series<CarbonIntensity>, rateP10: Series<EmissionRate> = Series(),
        rateP90: Series<EmissionRate> = Series(), bases: [BasisWindow],
        errors: ForecastErrors? = nil, seasonalWait: SeasonalWait? = nil
    ) {
        self.region = region
        self.signal = signal
        self.pue = pue
        self.carbonIntensity = carbonIntensity
        rate = Series(pue: pue, carbonIntensity: carbonIntensity)
        self.rateP10 = rateP10
        self.rateP90 = rateP90
        self.bases = bases
        self.errors = errors
        self.seasonalWait = seasonalWait
    }

    /// The weakest source of each factor within a window; nil outside the horizon.
    public func basis(over window: TimeWindow) -> RateBasis? {
        let inside = bases.filter { $0.window.intersection(window) != nil }.map(\.basis)
        guard let first = inside.first else { return nil }
        return inside.dropFirst().reduce(first) { $0.weaker($1) }
    }
}

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

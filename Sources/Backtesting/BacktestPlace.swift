public import SolsticeDomain

/// A place that jobs of a backtest may run in, with its grid's full history.
public struct BacktestPlace: Sendable {
    /// Its name in results.
    public let name: String
    /// The carbon intensity of its grid, before the period and during it.
    public let history: Series<CarbonIntensity>
    /// Local hours of its zone.
    public let clock: LocalClock
    /// Facility energy over IT energy, which makes places comparable.
    public let pue: PUE

    /// A place.
    public init(
        name: String, history: Series<CarbonIntensity>, clock: LocalClock, pue: PUE = PUE(1)
    ) {
        self.name = name
        self.history = history
        self.clock = clock
        self.pue = pue
    }
}

import SolsticeDomain
import SolsticeForecasting
import Testing

@Suite struct HistoryOutlookTests {
    static let count = 400 * 24
    static let horizon = Histories.window(count..<count + 96)

    static func site(provider: Series<CarbonIntensity> = Series()) throws -> SiteKnowledge {
        let history = Histories.hourly(count, Histories.rhythm)
        let model = try #require(SeriesModel(fittedTo: history, clock: .utc))
        return SiteKnowledge(
            region: Knowledge.region(pue: 1.2), signal: .direct,
            carbonForecast: SeriesState(model: model, history: history),
            providerForecast: provider)
    }

    @Test func `the forecast from history takes precedence over the seasonal table`() throws {
        let outlook = try #require(Forecaster.outlook(of: try Self.site(), over: Self.horizon))
        #expect(outlook.carbonIntensity.span == Self.horizon)
        for (index, value) in outlook.rate.rawValues.enumerated() {
            #expect(abs(value / (1.2 * Histories.rhythm(Self.count + index)) - 1) < 0.06)
        }
        #expect(outlook.rateP10.rawValues.allSatisfy { !$0.isNaN })
    }

    @Test func `the change from a provider's forecast to history makes no step`() throws {
        let provider = Knowledge.forecast(
            (0..<24).map { 1.5 * Histories.rhythm(Self.count + $0) }, from: Self.horizon.start)
        let outlook = try #require(
            Forecaster.outlook(of: try Self.site(provider: provider), over: Self.horizon))
        func ratio(_ hour: Int) throws -> Double {
            let value = outlook.carbonIntensity.value(at: Histories.hour(Self.count + hour))
            return try #require(value).gramsPerKWh / Histories.rhythm(Self.count + hour)
        }
        #expect(abs(try ratio(23) - 1.5) < 1e-9)
        #expect(abs(try ratio(24) - 1.5) < 0.1)
        #expect(try ratio(95) < 1.2)
        #expect(outlook.rateP10.value(at: Self.horizon.start) == nil)
    }
}

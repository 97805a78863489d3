import SolsticeTestSupport
import SolsticeDomain
import SolsticeForecasting
import Testing

@Suite struct ForecasterTests {
    static let start = Moments.utc(2026, 7, 1)
    static let horizon = Knowledge.hours(6, from: start)
    static let carbon: SeasonalProfile<CarbonIntensity> = Knowledge.profile { _ in 300 }
    static let pue: SeasonalProfile<PUE> = Knowledge.profile { 1 + Double($0.hour) / 100 }

    static func values<Quantity>(_ series: Series<Quantity>, _ hours: ClosedRange<Int>) -> [Double?]
    {
        hours.map { series.value(at: start + TimeSpan(hours: Double($0)))?.rawValue }
    }

    @Test func `a provider's forecast overrides the seasonal table`() throws {
        let site = SiteKnowledge(
            region: Knowledge.region(pue: 1.2), signal: .direct, carbonProfile: Self.carbon,
            providerForecast: Knowledge.forecast([500, nil, 200], from: Self.start))
        let outlook = try #require(Forecaster.outlook(of: site, over: Self.horizon))
        #expect(Self.values(outlook.carbonIntensity, 0...5) == [500, 300, 200, 300, 300, 300])
        #expect(outlook.carbonIntensity.span == Self.horizon)
    }

    @Test func `a forecast outside the horizon is ignored`() throws {
        let site = SiteKnowledge(
            region: Knowledge.region(), signal: .direct, carbonProfile: Self.carbon,
            providerForecast: Knowledge.forecast(
                [900, 900, 500], from: Self.start - TimeSpan(hours: 2)))
        let outlook = try #require(Forecaster.outlook(of: site, over: Self.horizon))
        #expect(outlook.carbonIntensity.span == Self.horizon)
        #expect(Self.values(outlook.carbonIntensity, 0...1) == [500, 300])
    }

    @Test func `without history, the annual figure applies throughout`() throws {
        let site = SiteKnowledge(
            region: Knowledge.region(pue: 1.2, carbon: 275.82), signal: .direct)
        let outlook = try #require(Forecaster.outlook(of: site, over: Self.horizon))
        #expect(Self.values(outlook.rate, 0...5).allSatisfy { $0 == 1.2 * 275.82 })
        #expect(outlook.rate.span == Self.horizon)
    }

    @Test(arguments: [CarbonSignal.lifecycle, .marginal])
    func `an annual figure of another signal is not used`(_ signal: CarbonSignal) {
        let site = SiteKnowledge(
            region: Knowledge.region(pue: 1.2, carbon: 275.82, signal: .direct), signal: signal)
        #expect(Forecaster.outlook(of: site, over: Self.horizon) == nil)
    }

    @Test func `without any carbon intensity there is no outlook`() {
        let site = SiteKnowledge(region: Knowledge.region(pue: 1.2), signal: .direct)
        #expect(Forecaster.outlook(of: site, over: Self.horizon) == nil)
    }

    @Test func `a forecast alone leaves gaps beyond its reach`() throws {
        let site = SiteKnowledge(
            region: Knowledge.region(pue: 1.2), signal: .direct,
            providerForecast: Knowledge.forecast([100, 200], from: Self.start))
        let outlook = try #require(Forecaster.outlook(of: site, over: Self.horizon))
        #expect(Self.values(outlook.rate, 0...3) == [1.2 * 100, 1.2 * 200, nil, nil])
    }

    @Test func `a forecast that ends before the horizon gives no outlook`() {
        let site = SiteKnowledge(
            region: Knowledge.region(pue: 1.2), signal: .direct,
            providerForecast: Knowledge.forecast([100], from: Self.start - .hour))
        #expect(Forecaster.outlook(of: site, over: Self.horizon) == nil)
    }

    @Test func `a region's PUE history takes precedence over its annual figure`() throws {
        let site = SiteKnowledge(
            region: Knowledge.region(pue: 1.9), signal: .direct, carbonProfile: Self.carbon,
            pueProfile: Self.pue)
        let outlook = try #require(Forecaster.outlook(of: site, over: Self.horizon))
        #expect(Self.values(outlook.pue, 0...2) == [1.0, 1.01, 1.02])
    }

    @Test func `a region without any PUE gets the survey's`() throws {
        let site = SiteKnowledge(
            region: Knowledge.region(), signal: .direct, carbonProfile: Self.carbon)
        let outlook = try #require(Forecaster.outlook(of: site, over: Self.horizon))
        #expect(Self.values(outlook.pue, 0...0) == [1.58])
    }

    @Test func `PUE follows the region's clock and carbon the zone's`() throws {
        let byHour: SeasonalProfile<CarbonIntensity> = Knowledge.profile { Double($0.hour) }
        let site = SiteKnowledge(
            region: Knowledge.region(), signal: .direct, carbonProfile: byHour,
            pueProfile: Self.pue, zoneClock: Moments.berlin, regionClock: .utc)
        let outlook = try #require(Forecaster.outlook(of: site, over: Self.horizon))
        #expect(Self.values(outlook.carbonIntensity, 0...0) == [2])
        #expect(Self.values(outlook.pue, 0...0) == [1.0])
    }

    @Test func `a profile with holes still covers the whole horizon`() throws {
        let workdaysOnly: SeasonalProfile<CarbonIntensity> = Knowledge.profile {
            $0.dayType == .workday && $0.month == 1 ? 250 : nil
        }
        let site = SiteKnowledge(
            region: Knowledge.region(), signal: .direct, carbonProfile: workdaysOnly)
        let horizon = Knowledge.hours(24 * 8, from: Self.start)
        let outlook = try #require(Forecaster.outlook(of: site, over: horizon))
        #expect(outlook.rate.rawValues.allSatisfy { abs($0 - 250 * 1.58) < 1e-9 })
        #expect(outlook.rate.span == horizon)
    }
}

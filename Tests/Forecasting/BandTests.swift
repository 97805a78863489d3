import SolsticeTestSupport
import SolsticeDomain
import SolsticeForecasting
import Testing

@Suite struct BandTests {
    static let start = Moments.utc(2026, 7, 1)
    static let horizon = Knowledge.hours(4, from: start)
    static let carbon: SeasonalProfile<CarbonIntensity> = Knowledge.profile { _ in 300 }
    static let pue: SeasonalProfile<PUE> = Knowledge.profile { _ in 1.2 }

    static func outlook(_ site: SiteKnowledge) throws -> RegionOutlook {
        try #require(Forecaster.outlook(of: site, over: horizon))
    }

    @Test func `the band of a rate is the product of its factors' quantiles`() throws {
        let outlook = try Self.outlook(
            SiteKnowledge(
                region: Knowledge.region(), signal: .direct, carbonProfile: Self.carbon,
                pueProfile: Self.pue))
        let low = (1.2 * 0.9) * (300 * 0.9)
        let high = (1.2 * 1.1) * (300 * 1.1)
        #expect(outlook.rateP10.rawValues.allSatisfy { abs($0 - low) < 1e-9 })
        #expect(outlook.rateP90.rawValues.allSatisfy { abs($0 - high) < 1e-9 })
        #expect(outlook.rateP10.span == Self.horizon)
    }

    @Test func `a flat PUE adds nothing to the band`() throws {
        let outlook = try Self.outlook(
            SiteKnowledge(
                region: Knowledge.region(pue: 1.5), signal: .direct, carbonProfile: Self.carbon))
        #expect(outlook.rateP10.rawValues.allSatisfy { abs($0 - 1.5 * 270) < 1e-9 })
        #expect(outlook.rateP90.rawValues.allSatisfy { abs($0 - 1.5 * 330) < 1e-9 })
    }

    @Test func `a flat annual figure has no band`() throws {
        let outlook = try Self.outlook(
            SiteKnowledge(
                region: Knowledge.region(carbon: 100), signal: .direct, pueProfile: Self.pue))
        #expect(outlook.rateP10.isEmpty)
        #expect(outlook.rateP90.isEmpty)
    }

    @Test func `a provider's hours have no band, and the others keep theirs`() throws {
        let outlook = try Self.outlook(
            SiteKnowledge(
                region: Knowledge.region(), signal: .direct, carbonProfile: Self.carbon,
                pueProfile: Self.pue,
                providerForecast: Knowledge.forecast([250], from: Self.start + .hour)))
        for band in [outlook.rateP10, outlook.rateP90] {
            let isKnown = (0..<4).map { hour in
                band.value(at: Self.start + TimeSpan(hours: Double(hour))) != nil
            }
            #expect(isKnown == [true, false, true, true])
        }
    }
}

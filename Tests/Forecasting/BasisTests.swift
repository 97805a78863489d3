import SolsticeTestSupport
import SolsticeDomain
import SolsticeForecasting
import Testing

@Suite struct BasisTests {
    static let start = Moments.utc(2026, 7, 1)
    static let horizon = Knowledge.hours(6, from: start)

    static func bases(of site: SiteKnowledge) throws -> [RegionOutlook.BasisWindow] {
        try #require(Forecaster.outlook(of: site, over: horizon)).bases
    }

    static func window(_ from: Double, _ to: Double) -> TimeWindow {
        TimeWindow(start: start + TimeSpan(hours: from), end: start + TimeSpan(hours: to))
    }

    @Test func `hours covered by the forecast say so, and the others name their source`()
        throws
    {
        let bases = try Self.bases(
            of: SiteKnowledge(
                region: Knowledge.region(pue: 1.2), signal: .direct,
                carbonProfile: Knowledge.profile { _ in 300 },
                providerForecast: Knowledge.forecast([1, nil, 2], from: Self.start + .hour)))
        let table = RateBasis(carbonIntensity: .seasonalTable, pue: .annualFigure)
        let forecast = RateBasis(carbonIntensity: .providerForecast, pue: .annualFigure)
        #expect(
            bases == [
                .init(window: Self.window(0, 1), basis: table),
                .init(window: Self.window(1, 2), basis: forecast),
                .init(window: Self.window(2, 3), basis: table),
                .init(window: Self.window(3, 4), basis: forecast),
                .init(window: Self.window(4, 6), basis: table),
            ])
    }

    @Test(arguments: [
        (Knowledge.region(pue: 1.2), false, RateBasis.Source.annualFigure),
        (Knowledge.region(), false, .surveyMean),
        (Knowledge.region(pue: 1.2), true, .seasonalTable),
    ])
    func `a PUE says whether it is from history, an annual figure or a survey`(
        _ region: Region, _ hasHistory: Bool, _ source: RateBasis.Source
    ) throws {
        let bases = try Self.bases(
            of: SiteKnowledge(
                region: region, signal: .direct, carbonProfile: Knowledge.profile { _ in 300 },
                pueProfile: hasHistory ? Knowledge.profile { _ in 1.1 } : nil))
        #expect(
            bases == [
                .init(
                    window: Self.horizon,
                    basis: RateBasis(carbonIntensity: .seasonalTable, pue: source))
            ])
    }

    @Test func `annual figures for both factors are flat`() throws {
        let bases = try Self.bases(
            of: SiteKnowledge(region: Knowledge.region(pue: 1.2, carbon: 100), signal: .direct))
        #expect(bases.map(\.window) == [Self.horizon])
        #expect(bases.allSatisfy { $0.basis.isFlat })
    }
}

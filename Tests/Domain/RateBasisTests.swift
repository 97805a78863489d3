import SolsticeTestSupport
import SolsticeDomain
import Testing

@Suite struct RateBasisTests {
    static let forecast = RateBasis(carbonIntensity: .providerForecast, pue: .annualFigure)
    static let table = RateBasis(carbonIntensity: .seasonalTable, pue: .seasonalTable)
    static let day = 86_400

    static let outlook = RegionOutlook(
        region: Region(id: "home", zone: "DE", timeZone: "UTC"), signal: .lifecycle,
        pue: Series(constant: PUE(1), over: Moments.window(0, 2 * day)),
        carbonIntensity: Series(
            constant: CarbonIntensity(gramsPerKWh: 1), over: Moments.window(0, 2 * day)),
        bases: [
            .init(window: Moments.window(0, day), basis: forecast),
            .init(window: Moments.window(day, 2 * day), basis: table),
        ])

    @Test func `each factor takes the weaker of two sources on its own`() {
        let weaker = RateBasis(carbonIntensity: .seasonalTable, pue: .annualFigure)
        #expect(Self.forecast.weaker(Self.table) == weaker)
        #expect(Self.table.weaker(Self.forecast) == weaker)
    }

    @Test(arguments: [
        (Moments.window(0, day), forecast), (Moments.window(day, day + 1), table),
        (
            Moments.window(0, day + 1),
            RateBasis(carbonIntensity: .seasonalTable, pue: .annualFigure)
        ),
    ])
    func `a window has the weakest basis inside it`(
        _ window: TimeWindow, _ basis: RateBasis
    ) {
        #expect(Self.outlook.basis(over: window) == basis)
    }

    @Test func `a window outside the horizon has no basis`() {
        #expect(Self.outlook.basis(over: Moments.window(2 * Self.day, 3 * Self.day)) == nil)
    }

    @Test func `a basis is flat if both factors are the same at every hour`() {
        #expect(RateBasis(carbonIntensity: .annualFigure, pue: .surveyMean).isFlat)
        #expect(!RateBasis(carbonIntensity: .annualFigure, pue: .seasonalTable).isFlat)
        #expect(!Self.forecast.isFlat)
    }
}

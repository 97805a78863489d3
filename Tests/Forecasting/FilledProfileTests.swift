import SolsticeDomain
import SolsticeForecasting
import Testing

@Suite struct FilledProfileTests {
    typealias Profile = SeasonalProfile<CarbonIntensity>
    typealias Slot = Profile.Slot

    static func profile(_ cells: [Slot: Profile.Cell]) -> Profile {
        Profile(cells: Slot.all.map { cells[$0] })
    }

    static func slot(_ month: Int, _ hour: Int, _ dayType: DayType = .workday) -> Slot {
        Slot(month: month, hour: hour, dayType: dayType)
    }

    static let filled = profile([
        slot(1, 8): Knowledge.cell(100, count: 30),
        slot(2, 8): Knowledge.cell(400, count: 10),
        slot(1, 9, .weekend): Knowledge.cell(50, count: 10),
    ]).filled

    static func mean(_ slot: Slot) -> Double? { filled.cell(slot)?.mean.gramsPerKWh }

    @Test func `a cell with a value keeps it`() {
        #expect(Self.mean(Self.slot(1, 8)) == 100)
        #expect(Self.mean(Self.slot(2, 8)) == 400)
    }

    @Test func `an empty cell first takes the value of the other kind of day`() {
        #expect(Self.mean(Self.slot(2, 8, .weekend)) == 400)
        #expect(Self.mean(Self.slot(1, 9, .workday)) == 50)
    }

    @Test func `an empty cell next takes its hour's mean, with months weighted by count`() {
        #expect(Self.mean(Self.slot(7, 8)) == 175)  // (100 × 30 + 400 × 10) / 40
        #expect(Self.mean(Self.slot(7, 9)) == 50)
    }

    @Test func `an empty cell last takes the overall mean`() {
        #expect(Self.mean(Self.slot(7, 15)) == 150)  // (100 × 30 + 400 × 10 + 50 × 10) / 50
    }

    @Test func `quantiles are filled like means`() throws {
        let cell = try #require(Self.filled.cell(Self.slot(7, 8)))
        #expect(abs(cell.p10.gramsPerKWh - 175 * 0.9) < 1e-9)
        #expect(abs(cell.p90.gramsPerKWh - 175 * 1.1) < 1e-9)
    }

    @Test func `one value is enough for every cell`() {
        #expect(Self.profile([Self.slot(5, 5): Knowledge.cell(1)]).filled.filledCount == 576)
    }

    @Test func `an empty profile cannot be filled`() {
        #expect(Self.profile([:]).filled.filledCount == 0)
    }
}

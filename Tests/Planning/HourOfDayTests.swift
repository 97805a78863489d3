import SolsticeDomain
import SolsticePlanning
import Testing

/// What the hours of a day are worth, by the building's overhead and by the grid.
@Suite struct HourOfDayTests {
    /// Two days of one value for each hour of the day.
    static func twoDays(_ value: (Int) -> Double) -> [Double] {
        (0..<48).map { value($0 % 24) }
    }

    static func plan(pue: [Double], carbon: [Double], at hour: Double) throws -> PlannedJob {
        let job = World.job(hours: 4, deadline: hour + 24)
        let planner = World.planner([World.outlook(carbon: carbon, pue: pue)])
        return try #require(planner.plan(job, now: World.hour(hour)).planned)
    }

    /// A PUE that is 10 % lower at night, on a grid that is the same all day.
    static func coolNights() throws -> PlannedJob {
        try plan(
            pue: twoDays { (8..<20).contains($0) ? 1.3 : 1.3 * 0.9 }, carbon: twoDays { _ in 400 },
            at: 10)
    }

    @Test func `a short job moves to the night if nights are cooler`() throws {
        let placement = try Self.coolNights().placement
        #expect(placement.segments == [World.hours(20, 24)])
    }

    @Test func `the night saves the fraction by which its PUE is lower`() throws {
        #expect(abs(try Self.coolNights().saving.fraction - 0.1) < 1e-9)
    }

    @Test func `savings at night come from waiting, through PUE`() throws {
        let saving = try Self.coolNights().saving
        #expect(saving.byLever.time.isClose(to: saving.amount))
        #expect(saving.byLever.region == .zero)
        #expect(saving.byFactor.pue.isClose(to: saving.amount))
        #expect(abs(saving.byFactor.carbonIntensity.grams) < 1e-9)
        #expect(abs(saving.byFactor.itEnergy.grams) < 1e-9)
    }

    /// A grid that the sun cleans at midday, when the building is hottest.
    static func sunnyGrid() throws -> PlannedJob {
        try plan(
            pue: twoDays { (10..<16).contains($0) ? 1.25 : 1.1 },
            carbon: twoDays { (10..<14).contains($0) ? 120 : 450 }, at: 0)
    }

    @Test func `on a solar grid, midday wins although PUE is at its worst`() throws {
        #expect(try Self.sunnyGrid().placement.segments == [World.hours(10, 14)])
    }

    @Test func `on a solar grid, carbon intensity saves more than PUE costs`() throws {
        let saving = try Self.sunnyGrid().saving
        #expect(saving.byFactor.pue < .zero)
        #expect(saving.byFactor.carbonIntensity > saving.amount)
        #expect(abs(saving.fraction - (1 - 1.25 * 120 / (1.1 * 450))) < 1e-9)
    }

    @Test func `the product of both factors decides, and not either alone`() throws {
        // The lowest PUE is at 0, the cleanest grid at 20; the lowest product is at 12.
        let planned = try Self.plan(
            pue: Self.twoDays { $0 < 4 ? 1.0 : ($0 < 12 ? 1.3 : ($0 < 16 ? 1.1 : 1.6)) },
            carbon: Self.twoDays { $0 < 4 ? 400 : ($0 < 12 ? 350 : ($0 < 16 ? 250 : 220)) }, at: 0)
        #expect(planned.placement.segments == [World.hours(12, 16)])
    }

    @Test func `a short job without slack stays in the daytime`() throws {
        let planner = World.planner([
            World.outlook(
                carbon: [Double?](repeating: 400, count: 48),
                pue: Self.twoDays { (8..<20).contains($0) ? 1.3 : 1.17 })
        ])
        let job = World.job(hours: 4, deadline: 14)
        let planned = try #require(planner.plan(job, now: World.hour(10)).planned)
        #expect(planned.placement.start == World.hour(10))
        #expect(planned.saving.amount == .zero)
    }
}

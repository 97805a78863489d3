import SolsticeDomain
import SolsticeForecasting
import SolsticePlanning
import Testing

/// What the seasons are worth to a long job, through the tables that history leaves.
@Suite struct SeasonTests {
    /// 2026-07-01T00:00Z.
    static let july = Instant(secondsSinceEpoch: 1_782_864_000)
    static let february = july + TimeSpan(hours: 215 * 24)

    /// How much higher summer is than winter, in PUE and in carbon intensity.
    struct Season: Sendable {
        let pue: Double
        let carbon: Double
    }

    static let third = [
        Season(pue: 1.33, carbon: 1), Season(pue: 1, carbon: 1.33),
        Season(pue: 1.1, carbon: 1.33 / 1.1),
    ]

    /// A profile that is `summer` from May to September and 1 from November to February, times
    /// `base`.
    static func profile<Quantity>(_ base: Double, summer: Double) -> SeasonalProfile<Quantity> {
        SeasonalProfile(
            cells: SeasonalProfile<Quantity>.Slot.all.map { slot in
                let factor =
                    switch slot.month {
                    case 5...9: summer
                    case 11, 12, 1, 2: 1.0
                    default: (1 + summer) / 2
                    }
                let value = Quantity(rawValue: base * factor)
                return .init(mean: value, p10: value * 0.9, p90: value * 1.1, count: 100)
            })
    }

    /// The plan of a job of three weeks, submitted in July and due in February.
    static func plan(_ season: Season) throws -> PlannedJob {
        let site = SiteKnowledge(
            region: Region(id: "home", zone: "DE", timeZone: "UTC"), signal: .lifecycle,
            carbonProfile: profile(300, summer: season.carbon),
            pueProfile: profile(1.1, summer: season.pue))
        let outlook = try #require(
            Forecaster.outlook(of: site, over: TimeWindow(start: july, end: february)))
        var job = World.job(hours: 21 * 24)
        job.deadline = february
        return try #require(World.planner([outlook]).plan(job, now: july).planned)
    }

    @Test(arguments: third) func `a three-week job moves from summer to winter`(
        _ season: Season
    ) throws {
        let placement = try Self.plan(season).placement
        #expect([11, 12, 1].contains(placement.start.utc.month))
        #expect([11, 12, 1].contains(placement.end.utc.month))
    }

    @Test(arguments: third) func `if summer is a third above winter, a quarter can be saved`(
        _ season: Season
    ) throws {
        let planned = try Self.plan(season)
        #expect(abs(planned.saving.fraction - (1 - 1 / 1.33)) < 1e-9)
        let overWinter = planned.saving.amount / planned.placement.footprint.emissions
        #expect(abs(overWinter - 0.33) < 1e-9)
    }

    @Test(arguments: third) func `winter savings are attributed to the factor that varies`(
        _ season: Season
    ) throws {
        let saving = try Self.plan(season).saving
        #expect(saving.byLever.time.isClose(to: saving.amount))
        #expect((saving.byFactor.pue > Emissions(grams: 1)) == (season.pue > 1))
        #expect((saving.byFactor.carbonIntensity > Emissions(grams: 1)) == (season.carbon > 1))
    }

    @Test func `the first winter weeks are chosen, as the later ones are no better`() throws {
        for season in Self.third {
            #expect(try Self.plan(season).placement.start.description == "2026-11-01T00:00:00Z")
        }
    }

    @Test func `a plan based on the tables shows their band`() throws {
        let footprint = try Self.plan(Season(pue: 1, carbon: 1.33)).placement.footprint
        let band = try #require(footprint.band)
        #expect(band.p10.isClose(to: footprint.emissions * 0.81, within: 1e-8))
        #expect(band.p90.isClose(to: footprint.emissions * 1.21, within: 1e-8))
    }

    @Test func `if winter is no better, the job starts in July`() throws {
        #expect(try Self.plan(Season(pue: 1, carbon: 1)).placement.start == Self.july)
    }
}

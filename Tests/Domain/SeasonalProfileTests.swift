import SolsticeTestSupport
import SolsticeDomain
import Testing

@Suite struct SeasonalProfileTests {
    typealias Grid = Series<CarbonIntensity>
    typealias Profile = SeasonalProfile<CarbonIntensity>

    static func series(
        _ start: Instant, step: TimeSpan, _ values: [Double?]
    ) -> Grid {
        Grid(
            start: start, step: step,
            values: values.map { $0.map { CarbonIntensity(gramsPerKWh: $0) } })
    }

    static func cell(
        _ profile: Profile, _ month: Int, _ hour: Int, _ dayType: DayType = .workday
    ) -> Profile.Cell? {
        profile.cell(.init(month: month, hour: hour, dayType: dayType))
    }

    @Test func `every slot has its own index in the table`() {
        #expect(Profile.Slot.all.map(\.index) == Array(0..<576))
    }

    @Test func `a mean is weighted by time`() throws {
        let start = Moments.utc(2026, 1, 1)
        let series = try Grid(pieces: [
            .init(
                window: TimeWindow(start: start, length: TimeSpan(seconds: 900)),
                value: CarbonIntensity(gramsPerKWh: 10)),
            .init(
                window: TimeWindow(
                    start: start + TimeSpan(seconds: 900), length: TimeSpan(seconds: 2700)),
                value: CarbonIntensity(gramsPerKWh: 20)),
        ])
        let profile = try #require(Profile(of: series, clock: .utc))
        let cell = try #require(Self.cell(profile, 1, 0))
        #expect(cell.mean.gramsPerKWh == 17.5)
        #expect(cell.count == 2)
    }

    @Test func `one hour in ten stays below the tenth percentile`() throws {
        // The first ten workdays of 2026, with 1 to 10 in their first hour, in mixed order.
        let days = [(1, 7), (2, 3), (5, 10), (6, 1), (7, 9), (8, 2), (9, 6), (12, 4), (13, 8)]
        let pieces = (days + [(14, 5)]).map { day, value in
            Grid.Piece(
                window: TimeWindow(start: Moments.utc(2026, 1, day), length: .hour),
                value: CarbonIntensity(gramsPerKWh: Double(value)))
        }
        let profile = try #require(Profile(of: try Grid(pieces: pieces), clock: .utc))
        let cell = try #require(Self.cell(profile, 1, 0))
        #expect(cell.mean.gramsPerKWh == 5.5)
        #expect(abs(cell.p10.gramsPerKWh - 1.5) < 1e-12)
        #expect(abs(cell.p90.gramsPerKWh - 9.5) < 1e-12)
        #expect(cell.count == 10)
    }

    @Test func `a single value is its own mean and percentiles`() throws {
        let series = Self.series(Moments.utc(2026, 1, 1), step: .hour, [42])
        let profile = try #require(Profile(of: series, clock: .utc))
        let cell = try #require(Self.cell(profile, 1, 0))
        #expect([cell.mean, cell.p10, cell.p90].map(\.gramsPerKWh) == [42, 42, 42])
    }

    @Test func `a daily value fills all 24 hours of its kind of day`() throws {
        let series = Self.series(Moments.utc(2026, 1, 2), step: .day, [100, 200])
        let profile = try #require(Profile(of: series, clock: .utc))
        for hour in 0..<24 {
            #expect(Self.cell(profile, 1, hour, .workday)?.mean.gramsPerKWh == 100)
            #expect(Self.cell(profile, 1, hour, .weekend)?.mean.gramsPerKWh == 200)
            #expect(Self.cell(profile, 1, hour, .workday)?.count == 1)
        }
        #expect(profile.filledCount == 48)
        #expect(profile.monthCount == 1)
    }

    @Test func `5-minute values count each on their own`() throws {
        let series = Self.series(
            Moments.utc(2026, 1, 1), step: TimeSpan(seconds: 300), (1...12).map(Double.init))
        let profile = try #require(Profile(of: series, clock: .utc))
        #expect(Self.cell(profile, 1, 0)?.count == 12)
        #expect(Self.cell(profile, 1, 0)?.mean.gramsPerKWh == 6.5)
        #expect(profile.filledCount == 1)
    }

    @Test func `a month ends where the local month ends`() throws {
        let series = Self.series(Moments.utc(2026, 1, 31, 22), step: .hour, [1, 2])
        let profile = try #require(Profile(of: series, clock: Moments.berlin))
        #expect(Self.cell(profile, 1, 23, .weekend)?.mean.gramsPerKWh == 1)
        #expect(Self.cell(profile, 2, 0, .weekend)?.mean.gramsPerKWh == 2)
    }

    @Test func `a weekend begins by the local clock`() throws {
        let series = Self.series(Moments.utc(2026, 1, 2, 18, 30), step: .hour, [7])
        let profile = try #require(Profile(of: series, clock: Moments.kolkata))
        #expect(Self.cell(profile, 1, 0, .weekend)?.mean.gramsPerKWh == 7)
        #expect(profile.filledCount == 1)
    }

    @Test func `a full UTC hour spans two hours of a half-hour zone`() throws {
        let series = Self.series(Moments.utc(2026, 1, 1), step: .hour, [10, 20])
        let profile = try #require(Profile(of: series, clock: Moments.kolkata))
        let means = (5...7).map { Self.cell(profile, 1, $0)?.mean.gramsPerKWh }
        #expect(means == [10, 15, 20])
    }

    @Test func `the hour skipped at the start of summer time has no value`() throws {
        let hours = [Double?](repeating: 1, count: 23)
        let series = Self.series(Moments.utc(2026, 3, 28, 23), step: .hour, hours)
        let profile = try #require(Profile(of: series, clock: Moments.berlin))
        #expect(Self.cell(profile, 3, 2, .weekend) == nil)
        #expect(profile.filledCount == 23)
    }

    @Test func `the hour repeated at the end of summer time counts twice`() throws {
        let hours = (0..<25).map { Double?(Double($0)) }
        let series = Self.series(Moments.utc(2026, 10, 24, 22), step: .hour, hours)
        let profile = try #require(Profile(of: series, clock: Moments.berlin))
        #expect(Self.cell(profile, 10, 2, .weekend)?.count == 2)
        #expect(Self.cell(profile, 10, 2, .weekend)?.mean.gramsPerKWh == 2.5)
        #expect(Self.cell(profile, 10, 3, .weekend)?.mean.gramsPerKWh == 4)
    }

    @Test func `gaps are ignored`() throws {
        let series = Self.series(Moments.utc(2026, 1, 1), step: .hour, [5, nil, 6])
        let profile = try #require(Profile(of: series, clock: .utc))
        #expect(Self.cell(profile, 1, 1) == nil)
        #expect(profile.filledCount == 2)
    }

    @Test func `a series without values has no profile`() {
        #expect(Profile(of: Grid(), clock: .utc) == nil)
        let gap = Self.series(Moments.utc(2026, 1, 1), step: .hour, [nil])
        #expect(Profile(of: gap, clock: .utc) == nil)
    }
}

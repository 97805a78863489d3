import SolsticeTestSupport
import SolsticeDomain
import SolsticeForecasting
import Testing

@Suite struct ProfileExpansionTests {
    typealias Profile = SeasonalProfile<CarbonIntensity>

    /// The local hour as value, 100 more on weekends and 1,000 more for each month.
    static let profile: Profile = Knowledge.profile {
        Double($0.hour + ($0.dayType == .weekend ? 100 : 0) + 1000 * $0.month)
    }

    static func expanded(_ window: TimeWindow, clock: LocalClock) -> Series<CarbonIntensity> {
        profile.series(over: window, clock: clock)
    }

    @Test func `each hour has the value for its month, hour and kind of day`() {
        let series = Self.expanded(
            Knowledge.hours(3, from: Moments.utc(2026, 1, 2, 22)), clock: .utc)
        #expect(series.rawValues == [1022, 1023, 1100])
    }

    @Test func `a new month begins with its own values`() {
        let series = Self.expanded(
            Knowledge.hours(2, from: Moments.utc(2026, 4, 30, 23)), clock: .utc)
        #expect(series.rawValues == [4023, 5000])
    }

    @Test func `hours are local, not UTC`() {
        let series = Self.expanded(
            Knowledge.hours(2, from: Moments.utc(2026, 7, 1, 12)), clock: Moments.berlin)
        #expect(series.rawValues == [7014, 7015])
    }

    @Test func `the hour skipped at the start of summer time is left out`() {
        let start = Moments.utc(2026, 3, 29, 0)
        let series = Self.expanded(Knowledge.hours(3, from: start), clock: Moments.berlin)
        #expect(series.rawValues == [3101, 3103, 3104])
    }

    @Test func `the hour repeated at the end of summer time appears twice`() {
        let start = Moments.utc(2026, 10, 24, 23)
        let series = Self.expanded(Knowledge.hours(4, from: start), clock: Moments.berlin)
        #expect(series.rawValues == [10_101, 10_102, 10_102, 10_103])
    }

    @Test func `a half-hour time zone changes its value at half past in UTC`() {
        let start = Moments.utc(2026, 1, 1)
        let series = Self.expanded(Knowledge.hours(2, from: start), clock: Moments.kolkata)
        let minutes = series.breakpoints.map { ($0 - start.secondsSinceEpoch) / 60 }
        #expect(minutes == [0, 30, 90, 120])
        #expect(series.rawValues == [1005, 1006, 1007])
    }

    @Test func `a window may begin and end inside an hour`() {
        let window = TimeWindow(
            start: Moments.utc(2026, 1, 1, 7, 50), end: Moments.utc(2026, 1, 1, 9, 10))
        let series = Self.expanded(window, clock: .utc)
        #expect(series.rawValues == [1007, 1008, 1009])
        #expect(series.span == window)
    }

    @Test func `an empty cell is a gap`() {
        let morningOnly: Profile = Knowledge.profile { $0.hour < 12 ? 5 : nil }
        let series = morningOnly.series(
            over: Knowledge.hours(2, from: Moments.utc(2026, 1, 1, 11)), clock: .utc)
        #expect(series.rawValues.map(\.isNaN) == [false, true])
    }

    @Test func `quantiles are expanded like means`() {
        let series = Self.profile.series(
            over: Knowledge.hours(1, from: Moments.utc(2026, 1, 1)), clock: .utc
        ) { $0.p90 }
        #expect(series.rawValues == [1000 * 1.1])
    }

    @Test func `an empty window has no values`() {
        let moment = Moments.utc(2026, 1, 1)
        let series = Self.expanded(TimeWindow(start: moment, end: moment), clock: .utc)
        #expect(series.breakpoints.isEmpty)
    }
}

import Foundation
import SolsticeDomain
import Testing

@testable import SolsticeForecasting

/// What jobs of weeks that may be put off by months are planned on.
@Suite struct SeasonCourseTests {
    private static let dayHours = 24
    private static let year = 365.2425 * 24

    /// Hours with a rhythm of the day, a season that is highest on New Year and weather of days.
    private static func history(
        days: Int, amplitude: (Int) -> Double, level: (Int) -> Double = { _ in 0 },
        weather: Double = 0.1, known: (Int) -> Bool = { _ in true }
    ) -> Series<CarbonIntensity> {
        let noise = Histories.weather(days * 24, deviation: weather, memory: 60, seed: 4)
        return Histories.hourly(days * 24) { hour in
            guard known(hour) else { return nil }
            let day = 2 * Double.pi * Double(hour) / 24
            let season = amplitude(hour / 24) * cos(2 * Double.pi * Double(hour) / year)
            return 300 * exp(0.3 * cos(day) + season + level(hour / 24) + noise[hour])
        }
    }

    private static func state(_ history: Series<CarbonIntensity>) throws -> SeriesState {
        let model = try #require(SeriesModel(fittedTo: history, clock: .utc))
        return SeriesState(model: model, history: history)
    }

    /// The mean that daily levels let expect of some days, counted from the history's start.
    private static func mean(_ state: SeriesState, days: Range<Int>) -> Double {
        let window = Histories.window(days.lowerBound * 24..<days.upperBound * 24)
        let values = SeriesForecast<CarbonIntensity>(
            from: state, over: window, byLevels: true
        ).mean.rawValues
        return values.reduce(0, +) / Double(values.count)
    }

    @Test(arguments: [2, 3, 5]) func `a season seen in several years is expected to return`(
        _ years: Int
    ) throws {
        let days = years * 365
        let state = try Self.state(Self.history(days: days, amplitude: { _ in 0.2 }))
        let winter = Self.mean(state, days: days - 7..<days + 7)
        // Half a year later it is summer.
        let summer = Self.mean(state, days: days + 176..<days + 190)
        #expect(abs(log(winter / summer) - 0.4) < 0.1)
    }

    @Test func `a season that failed to return gets less weight`() throws {
        let kept = try Self.state(Self.history(days: 730, amplitude: { _ in 0.3 }))
        let lost = try Self.state(Self.history(days: 730, amplitude: { $0 < 365 ? 0.3 : 0 }))
        #expect(kept.levels.seasonShare > 0.8)
        #expect(lost.levels.seasonShare < 0.5)
    }

    @Test func `with less than a year, nine tenths of the season is expected to return`() throws {
        let state = try Self.state(Self.history(days: 250, amplitude: { _ in 0.3 }))
        #expect(state.levels.seasonShare == 0.9)
    }

    @Test func `a changed level is expected to stay`() throws {
        let before = try Self.state(Self.history(days: 700, amplitude: { _ in 0.1 }))
        let after = try Self.state(
            Self.history(days: 700, amplitude: { _ in 0.1 }, level: { $0 < 580 ? 0 : 0.3 }))
        for days in [707..<721, 790..<804, 870..<884] {
            let ratio = Self.mean(after, days: days) / Self.mean(before, days: days)
            #expect(ratio > 1.2 && ratio < 1.4, "\(days): \(ratio)")
        }
    }

    @Test func `the effect of the newest days fades within two weeks`() throws {
        let before = try Self.state(Self.history(days: 730, amplitude: { _ in 0.1 }))
        let after = try Self.state(
            Self.history(days: 730, amplitude: { _ in 0.1 }, level: { $0 < 728 ? 0 : 0.4 }))
        func ratio(_ day: Int) -> Double {
            Self.mean(after, days: day..<day + 1) / Self.mean(before, days: day..<day + 1)
        }
        #expect(ratio(730) > 1.1)
        #expect(ratio(745) < 1.06)
        #expect(ratio(730) > ratio(733) && ratio(733) > ratio(740))
    }

    @Test func `a week of usual hours averages to its daily level`() throws {
        let history = Self.history(days: 100, amplitude: { _ in 0 }, weather: 0)
        let table = try #require(SeriesModel(fittedTo: history, clock: .utc))
            .levelTable(over: Histories.window(2400..<2400 + 14 * 24))
        let mean = table.shares[48..<48 + 168].reduce(0, +) / 168
        #expect(abs(mean - 1) < 0.01)
        #expect(table.shares.max() ?? 0 > 1.2)
    }

    @Test func `days observed hour by hour give the same result as all at once`() throws {
        let history = Self.history(days: 500, amplitude: { _ in 0.2 })
        let first = history.clipped(to: Histories.window(0..<480 * 24 + 7))
        let model = try #require(SeriesModel(fittedTo: first, clock: .utc))
        var together = SeriesState(model: model, history: first)
        var byHour = together
        together.observe(history)
        for hour in 480 * 24 + 7..<500 * 24 {
            let value = try #require(history.value(at: Histories.hour(hour)))
            byHour.observe(value.gramsPerKWh, hourFrom: Histories.hour(hour))
        }
        #expect(byHour.levels == together.levels)
        #expect(byHour.levels.day != model.fit.course.state.day)
        // Hours that were known to the fit are not taken in twice.
        together.observe(history)
        #expect(byHour.levels == together.levels)
    }

    @Test func `a stored state forecasts the same as before`() throws {
        let history = Self.history(days: 500, amplitude: { _ in 0.2 })
        let first = history.clipped(to: Histories.window(0..<480 * 24 + 7))
        var state = try Self.state(first)
        state.observe(history)
        let again = try #require(SeriesState(numbers: state.numbers, clock: .utc))
        #expect(again.levels == state.levels)
        #expect(Self.mean(again, days: 600..<614) == Self.mean(state, days: 600..<614))
    }

    @Test func `missing days are ignored`() throws {
        let whole = Self.history(days: 730, amplitude: { _ in 0.2 }, weather: 0)
        // Three weeks of the summer, and most hours of a day now and then.
        let holed = Self.history(days: 730, amplitude: { _ in 0.2 }, weather: 0) { hour in
            let day = hour / 24
            return !(540..<561).contains(day) && !(day % 40 == 17 && hour % 24 > 5)
        }
        let (left, right) = (try Self.state(whole), try Self.state(holed))
        for days in [737..<751, 900..<914] {
            #expect(abs(Self.mean(right, days: days) / Self.mean(left, days: days) - 1) < 0.02)
        }
    }

    @Test(arguments: [1, 12, 30, 24 * 20]) func `a short history expects its own level`(
        _ hours: Int
    ) throws {
        let state = try Self.state(Histories.hourly(hours) { _ in 200 })
        let mean = Self.mean(state, days: 100..<114)
        #expect(abs(mean - 200) < 10)
    }

    @Test func `days deviate more over three days than over four weeks`() throws {
        let history = Self.history(days: 730, amplitude: { _ in 0.1 }, weather: 0.3)
        let wait = try #require(SeriesModel(fittedTo: history, clock: .utc)).seasonalWait
        #expect(wait.deviations[0] > wait.deviations[3])
        #expect(wait.deviations.allSatisfy { $0 > 0.01 && $0 < 0.4 })
    }
}

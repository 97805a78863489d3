import Foundation
import SolsticeDomain
import SolsticeForecasting
import Testing

@Suite struct SeriesModelTests {
    /// So many hours: long enough to see a season again.
    static let count = 400 * 24

    static func forecast(
        _ history: Series<CarbonIntensity>, over hours: Range<Int>
    ) throws -> SeriesForecast<CarbonIntensity> {
        let model = try #require(SeriesModel(fittedTo: history, clock: .utc))
        let state = SeriesState(model: model, history: history)
        return SeriesForecast(from: state, over: Histories.window(hours))
    }

    @Test func `a repeating history is forecast to continue`() throws {
        let history = Histories.hourly(Self.count, Histories.rhythm)
        let hours = Self.count..<Self.count + 30 * 24
        let forecast = try Self.forecast(history, over: hours)
        for hour in hours {
            let value = try #require(forecast.mean.value(at: Histories.hour(hour)))
            #expect(abs(value.gramsPerKWh / Histories.rhythm(hour) - 1) < 0.06)
        }
        #expect(forecast.mean.span == Histories.window(hours))
    }

    @Test func `a constant history is forecast to stay constant, with certainty`() throws {
        let history = Histories.hourly(Self.count) { _ in 250 }
        let forecast = try Self.forecast(history, over: Self.count..<Self.count + 240)
        #expect(forecast.mean.rawValues.allSatisfy { abs($0 - 250) < 2 })
    }

    @Test func `a history without values has no model`() {
        #expect(SeriesModel(fittedTo: Series<CarbonIntensity>(), clock: .utc) == nil)
        #expect(SeriesModel(fittedTo: Histories.hourly(5) { _ in nil }, clock: .utc) == nil)
    }

    @Test(arguments: [1, 5, 24, 24 * 7, 24 * 40])
    func `a short history gives a forecast near its values`(_ hours: Int) throws {
        let history = Histories.hourly(hours) { 200 + 10 * Double($0 % 24) }
        let forecast = try Self.forecast(history, over: hours..<hours + 24 * 60)
        #expect(forecast.mean.rawValues.allSatisfy { $0 > 120 && $0 < 520 })
        for (low, high) in zip(forecast.p10.rawValues, forecast.p90.rawValues) {
            #expect(low < high)
        }
    }

    @Test func `a stale history forecasts the usual values, with a wider band`() throws {
        let noise = Histories.weather(Self.count, deviation: 0.2, memory: 40, seed: 1)
        let history = Histories.hourly(Self.count) {
            300 * exp(noise[$0]) * ($0 < Self.count - 48 ? 1 : 2)
        }
        let fresh = try Self.forecast(history, over: Self.count..<Self.count + 8)
        let later = Self.count + 24 * 40
        let stale = try Self.forecast(history, over: later..<later + 8)
        let first = try #require(fresh.mean.rawValues.first)
        let last = try #require(stale.mean.rawValues.first)
        #expect(first > 1.25 * last)
        let near = fresh.band(over: [fresh.horizon])
        let far = stale.band(over: [stale.horizon])
        #expect(near.low > far.low && near.high < far.high)
    }

    @Test func `gaps do not prevent a forecast`() throws {
        let history = Histories.hourly(Self.count) {
            $0 % 13 == 0 || (4000..<4400).contains($0) ? nil : Histories.rhythm($0)
        }
        let hours = Self.count..<Self.count + 240
        let forecast = try Self.forecast(history, over: hours)
        for (hour, value) in zip(hours, forecast.mean.rawValues) {
            #expect(abs(value / Histories.rhythm(hour) - 1) < 0.08)
        }
    }

    @Test(arguments: [300, 900, 1800, 7200, 86_400])
    func `steps of any length are fitted`(_ step: Int) throws {
        let count = 60 * 86_400 / step
        let history = Series(
            start: Histories.start, step: TimeSpan(seconds: step),
            values: (0..<count).map { CarbonIntensity(gramsPerKWh: 300 + Double($0 % 7)) })
        let forecast = try Self.forecast(history, over: 60 * 24..<61 * 24)
        #expect(forecast.mean.rawValues.allSatisfy { abs($0 - 303) < 5 })
    }

    @Test func `a season seen once gets little weight, and twice gets more`() throws {
        let noise = Histories.weather(2 * 365 * 24, deviation: 0.1, memory: 60, seed: 3)
        func model(_ hours: Int) throws -> SeriesModel {
            let history = Histories.hourly(hours) { Histories.rhythm($0) * exp(noise[$0]) }
            return try #require(SeriesModel(fittedTo: history, clock: .utc))
        }
        let (one, two) = (try model(365 * 24).seasonShare, try model(2 * 365 * 24).seasonShare)
        #expect(one < 0.6)
        #expect(two > one)
    }

    @Test func `the season of a PUE is trusted in full`() throws {
        let history = Series(
            start: Histories.start, step: .hour,
            values: (0..<365 * 24).map { PUE(1.2 + 0.1 * cos(2 * .pi * Double($0) / 8766)) })
        let model = try #require(SeriesModel(fittedTo: history, clock: .utc, season: .full))
        let state = SeriesState(model: model, history: history)
        let half = 365 * 24 + 4380
        let summer = SeriesForecast<PUE>(from: state, over: Histories.window(half..<half + 24))
        #expect(summer.mean.rawValues.allSatisfy { abs($0 - 1.1) < 0.02 })
    }

    @Test func `the revision process of a known series is recovered`() throws {
        let noise = Histories.weather(Self.count, deviation: 0.2, memory: 40, seed: 4)
        let history = Histories.hourly(Self.count) { 300 * exp(noise[$0]) }
        let model = try #require(SeriesModel(fittedTo: history, clock: .utc))
        let revision = model.revision(length: .hour)
        #expect(abs(revision.deviation(hours: 300) - 0.2) < 0.03)
        #expect((20...60).contains(revision.fast.correlationHours))
    }
}

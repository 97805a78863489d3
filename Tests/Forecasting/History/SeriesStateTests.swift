import Foundation
import SolsticeDomain
import Testing

@testable import SolsticeForecasting

@Suite struct SeriesStateTests {
    static let count = 400 * 24

    static func history(until hour: Int = count) -> Series<CarbonIntensity> {
        let noise = Histories.weather(count, deviation: 0.2, memory: 30, seed: 9)
        return Histories.hourly(hour) { Histories.rhythm($0) * exp(noise[$0]) }
    }

    static func means(_ state: SeriesState) -> [Double] {
        SeriesForecast<CarbonIntensity>(
            from: state, over: Histories.window(count..<count + 72)
        ).mean.rawValues
    }

    @Test func `hours observed one by one give the same result as all at once`() throws {
        let history = Self.history()
        let model = try #require(SeriesModel(fittedTo: history, clock: .utc))
        var together = SeriesState(model: model, history: Self.history(until: Self.count - 50))
        var byHour = together
        together.observe(history)
        for hour in Self.count - 50..<Self.count {
            let value = try #require(history.value(at: Histories.hour(hour)))
            byHour.observe(value.gramsPerKWh, hourFrom: Histories.hour(hour))
        }
        #expect(byHour.observedUntil == together.observedUntil)
        #expect(Self.means(byHour) == Self.means(together))
    }

    @Test func `a stored model reads back unchanged`() throws {
        let history = Self.history()
        let model = try #require(SeriesModel(fittedTo: history, clock: .utc))
        let kept = SeriesState(model: model, history: history).numbers
        let again = try #require(SeriesState(numbers: kept, clock: .utc)).model
        #expect(again.fit == model.fit && again.fittedAt == Histories.hour(Self.count))
        #expect(
            Self.means(SeriesState(model: again, history: history))
                == Self.means(SeriesState(model: model, history: history)))
    }

    @Test func `values older than the memory change almost nothing`() throws {
        let history = Self.history()
        let model = try #require(SeriesModel(fittedTo: history, clock: .utc))
        var longer = SeriesState(model: model, history: Self.history(until: Self.count - 200 * 24))
        longer.observe(history.clipped(to: Histories.window(200 * 24..<300 * 24)))
        longer.observe(history)
        let usual = SeriesState(model: model, history: history)
        for (left, right) in zip(Self.means(longer), Self.means(usual)) {
            #expect(abs(left / right - 1) < 0.02)
        }
    }

    @Test func `hours already observed are not observed again`() throws {
        let history = Self.history()
        let model = try #require(SeriesModel(fittedTo: history, clock: .utc))
        let once = SeriesState(model: model, history: history)
        var twice = once
        twice.observe(history)
        #expect(Self.means(once) == Self.means(twice))
    }

    @Test func `a level above the usual one fades over the days`() throws {
        var history = Self.history()
        let model = try #require(SeriesModel(fittedTo: history, clock: .utc))
        history = Histories.hourly(Self.count) {
            Histories.rhythm($0) * ($0 >= Self.count - 72 ? 1.5 : 1)
        }
        let values = Self.means(SeriesState(model: model, history: history))
        let first = values[0] / Histories.rhythm(Self.count)
        let last = values[71] / Histories.rhythm(Self.count + 71)
        #expect(first > 1.2 && last < first)
    }

    @Test func `the product of two quantities has a wider band`() {
        let wide = RelativeBand(low: 0.8, high: 1.25).times(RelativeBand(low: 0.9, high: 1.1))
        #expect(wide.low < 0.8 && wide.low > 0.72)
        #expect(wide.high > 1.25 && wide.high < 1.375)
        let same = RelativeBand(low: 0.8, high: 1.25).times(.certain)
        #expect(abs(same.low - 0.8) < 1e-12 && abs(same.high - 1.25) < 1e-12)
    }
}

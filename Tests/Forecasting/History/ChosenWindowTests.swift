import Foundation
import SolsticeDomain
import Testing

@testable import SolsticeForecasting

/// What past decisions say of the bands that are printed with plans.
@Suite struct ChosenWindowTests {
    private static let band = RelativeBand(low: exp(-0.1), high: exp(0.2))

    private static func stretch(
        _ windows: [ChosenWindow], hours: Int = 720 * 24
    ) -> ChosenStretch {
        ChosenStretch(windows, hourCount: hours) { _, _ in band }
    }

    /// Windows of 8 hours that begin 12 hours ahead, decided once a day up to the end, of which
    /// those on the side below come out so many bands apart at most.
    private static func windows(days: Range<Int>, below: Double, above: Double) -> [ChosenWindow] {
        days.map { day in
            let place = Double(day * 37 % 101) / 100
            let units = -below + place * (below + above)
            return ChosenWindow(
                origin: day * 24, length: 8, lead: 12,
                ratio: units * (units < 0 ? 0.1 : 0.2))
        }
    }

    private static let cell = 3 * ChosenStretch.leadHours.count + 2

    @Test func `one window in ten falls below the lower edge, and one above the upper`() {
        let stretch = Self.stretch(Self.windows(days: 0..<720, below: 2, above: 4))
        // A tenth of the way from one end to the other, and a little wider for doubt.
        #expect(stretch.low[Self.cell] < -1.35 && stretch.low[Self.cell] > -1.9)
        #expect(stretch.high[Self.cell] > 3.35 && stretch.high[Self.cell] < 3.9)
    }

    @Test func `newer decisions weigh more`() {
        let calm = Self.windows(days: 0..<540, below: 1, above: 1)
        let wild = Self.windows(days: 540..<720, below: 3, above: 3)
        let newer = Self.stretch(calm + wild)
        let older = Self.stretch(
            Self.windows(days: 0..<180, below: 3, above: 3)
                + Self.windows(days: 180..<720, below: 1, above: 1))
        #expect(newer.low[Self.cell] < older.low[Self.cell] - 0.5)
        // What is older than two years is not looked at.
        let ancient = Self.stretch(calm + wild, hours: 2000 * 24)
        #expect(ancient == .none)
    }

    @Test func `few decisions give a wide band, and almost none leave it unchanged`() {
        let many = Self.stretch(Self.windows(days: 0..<720, below: 1, above: 1))
        let few = Self.stretch(Self.windows(days: 700..<720, below: 1, above: 1))
        #expect(
            few.high[Self.cell] - few.low[Self.cell] > 1.2
                * (many.high[Self.cell] - many.low[Self.cell]))
        #expect(Self.stretch([]) == .none)
        // Of windows of one hour that begin at once these say nothing.
        #expect(many.low[0] == -1 && many.high[0] == 1)
    }

    @Test func `a job that pauses takes the cheapest hours`() throws {
        let expected = (0..<14).map { hour in
            [3, 4, 9].contains(hour) ? 1.0 : 2.0 + Double(hour) / 100
        }
        var actual = expected
        actual[4] = 2
        var windows: [ChosenWindow] = []
        PausedChoice.add(expected: expected[...], actual: actual[...], origin: 5, to: &windows)
        // Two hours within fourteen: the two at three o'clock, which are one window.
        #expect(windows.isEmpty)
        let longer = (0..<16).map { hour in [3, 9, 11, 15].contains(hour) ? 1.0 : 2.0 }
        actual = longer
        actual[9] = 2
        PausedChoice.add(expected: longer[...], actual: actual[...], origin: 5, to: &windows)
        let four = try #require(windows.first { $0.ratio > 0.2 && $0.ratio < 0.25 })
        #expect(four == ChosenWindow(origin: 5, length: 8, lead: 3, ratio: log(5.0 / 4)))
    }

    /// A grid whose clean hours are doubtful: in the night the wind blows or does not.
    private static let windy: Series<CarbonIntensity> = {
        let noise = Histories.weather(500 * 24, deviation: 0.5, memory: 12, seed: 21)
        return Histories.hourly(500 * 24) { hour in
            let isNight = hour % 24 < 6
            return 300 * exp(isNight ? -0.8 + noise[hour] : 0.1 * noise[hour])
        }
    }()

    @Test func `a plan's band is wider if its chosen hours are uncertain`() throws {
        let model = try #require(SeriesModel(fittedTo: Self.windy, clock: .utc))
        let known = model.fittedAt
        let plan = [TimeWindow(start: known + .hour * 12, length: .hour * 4)]
        let any = model.band(length: .hour * 4, lead: .hour * 12)
        let chosen = model.band(over: plan, knownUntil: known)
        #expect(chosen.high / chosen.low > any.high / any.low)
    }

    @Test func `a stored model stretches bands the same way`() throws {
        let model = try #require(SeriesModel(fittedTo: Self.windy, clock: .utc))
        #expect(model.fit.chosen != .none && model.fit.paused != .none)
        let state = SeriesState(model: model, history: Self.windy)
        let again = try #require(SeriesState(numbers: state.numbers, clock: .utc)).model
        #expect(again.fit.chosen == model.fit.chosen && again.fit.paused == model.fit.paused)
    }

    @Test func `numbers stored by an older version are not read`() throws {
        let model = try #require(SeriesModel(fittedTo: Self.windy, clock: .utc))
        for version in [1.0, 2, 3] {
            let numbers = [version] + SeriesState(model: model).numbers.dropFirst()
            #expect(SeriesState(numbers: numbers, clock: .utc) == nil)
        }
    }
}
